import { type Choices, FormFields, problemText } from '../../../act/form-fields.tsx'
import { Broken } from '../../../act/why-texts.tsx'
import type { FormDefinition } from '../../../domain/form/definition.ts'
import type { Answers, Problem } from '../../../domain/form/read.ts'
import { viewForm } from '../../../domain/form/view.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import type { BrokenRule } from '../../../domain/rules/decide.ts'
import { type Catalogue, hasMessage, type MessageKey, type Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Details,
  ErrorSummary,
  FormFrame,
  Link,
  LongTextField,
  Notice,
  PageTitle,
  Prose,
  Section,
} from '../../../platform/ui/index.ts'

export type ActPageProps = {
  readonly file: PersonFile
  readonly definition: FormDefinition
  readonly answers: Answers
  readonly problems: readonly Problem[]
  readonly mode: 'do' | 'record'
  readonly choices: Choices
  /** The texts the pack has for telling rights. */
  readonly rightsTexts: readonly string[]
  readonly t: Translate
  readonly catalogue: Catalogue
  readonly formId: string
  readonly reason: string
  /** What is wrong with the reason. */
  readonly reasonProblem?: string | undefined
  /** Rules that refuse the act. */
  readonly broken?: readonly BrokenRule[] | undefined
  /** Rules that ask for a reason. */
  readonly warnings?: readonly BrokenRule[] | undefined
  readonly stale?: boolean | undefined
  /** Field that gets one more empty row. */
  readonly blank?: string | undefined
}

/** One form of the mechanism about one person. */
export function ActPage(props: ActPageProps) {
  const { file, definition, answers, problems, mode, choices, t, catalogue, reasonProblem } = props
  const asksReason = (props.warnings ?? []).length > 0 || reasonProblem !== undefined
  const view = viewForm(definition, answers, problems, {
    has: key => hasMessage(catalogue, key),
    mode,
    ...(props.blank ? { blankRows: { [props.blank]: 1 } } : {}),
  })
  const reasonSummary = reasonProblem ? [{ field: '_reason', message: `${t('act.reason')}: ${reasonProblem}` }] : []
  const summary = view.problems.map(one => ({
    field: one.field,
    message: `${t(one.labelKey as 'form.x')}: ${problemText(t, one) ?? ''}`,
  }))
  return (
    <>
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle kicker={file.code} title={t(view.titleKey as MessageKey)} lead={t('form.working-head')} />
      <ErrorSummary title={t('shell.summary-title')} problems={[...reasonSummary, ...summary]} />
      <Above {...props} />
      <ReadOut {...props} />
      <FormFrame
        action={`/people/${file.id}/acts/${definition.id}`}
        form={props.formId}
        version={file.version}
        hidden={{ _mode: mode }}
        submit={t(mode === 'record' ? 'act.record' : 'act.save')}
        cancel={{ href: `/people/${file.id}`, label: t('act.cancel') }}
      >
        {asksReason ? (
          <LongTextField
            name="_reason"
            label={t('act.reason')}
            hint={t('act.reason-hint')}
            value={props.reason}
            problem={reasonProblem}
            rows={3}
            required
          />
        ) : null}
        <p className="hint">{t('shell.required-note')}</p>
        <FormFields view={view} t={t} choices={choices} />
      </FormFrame>
      <Prose>
        {mode === 'do' && definition.mode === 'do' ? (
          <p>
            <Link href={`/people/${file.id}/acts/${definition.id}?mode=record`}>{t('act.already-happened')}</Link>
          </p>
        ) : null}
        <p>
          <Link href={`/people/${file.id}/acts/${definition.id}/paper`}>{t('act.paper')}</Link>
        </p>
      </Prose>
    </>
  )
}

/** The words to read out before the receipt is signed, for the person's age. */
function ReadOut({ definition, file, rightsTexts, t }: ActPageProps) {
  if (definition.act !== 'rights.told') return null
  const all =
    file.ageStatus === 'adult' ? (['adult', 'foreign'] as const) : (['child-13-17', 'child-8-12', 'under-8'] as const)
  const texts = all.filter(text => rightsTexts.includes(text))
  if (texts.length === 0) return null
  return (
    <Section title={t('rights.read-out')}>
      {texts.map((text, index) => (
        <Details key={text} summary={t(`rights.for-${text}`)} open={index === 0}>
          <p>{t(`rights-text.${text}`)}</p>
          <p>
            <Link href={`/rights/${text}/paper`}>{t('rights.print')}</Link>
          </p>
        </Details>
      ))}
    </Section>
  )
}

/** What stands before the form: what changed meanwhile, what the law refuses, what it asks a reason for. */
function Above({ t, broken, warnings, stale, definition, file, catalogue }: ActPageProps) {
  return (
    <>
      {stale ? (
        <Notice kind="caution" word={t('act.caution')} title={t('shell.stale-title')}>
          <p>{t('shell.stale-text')}</p>
        </Notice>
      ) : null}
      {broken && broken.length > 0 ? (
        <Notice kind="danger" word={t('act.refused')} title={t('act.refused-title')}>
          <p>{t('act.refused-text')}</p>
          <Broken rules={broken} t={t} file={file} catalogue={catalogue} />
          <p>
            <Link href={`/people/${file.id}/acts/${definition.id}?mode=record`}>{t('act.already-happened')}</Link>
          </p>
        </Notice>
      ) : null}
      {warnings && warnings.length > 0 ? (
        <Notice kind="caution" word={t('act.caution')} title={t('act.reason-title')}>
          <Broken rules={warnings} t={t} file={file} catalogue={catalogue} />
        </Notice>
      ) : null}
    </>
  )
}
