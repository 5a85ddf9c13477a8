import type { PersonFile } from '../../../domain/person/file.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  ErrorSummary,
  FormFrame,
  Notice,
  type Option,
  PageTitle,
  Radios,
  TextField,
} from '../../../platform/ui/index.ts'

export type LooksPageProps = {
  readonly file: PersonFile
  readonly t: Translate
  readonly formId: string
  readonly problem?: { readonly field: 'present' | 'word'; readonly message: string }
  /** Shown once, right after it was made. */
  readonly code?: string
}

/** Who may be in the room: the person alone, or a parent or guardian found not involved. Nobody else is offered. */
export function whoMayHear(file: PersonFile, t: Translate): readonly Option[] {
  const cleared = file.screenings.filter(
    one => one.result === 'not-involved' && (one.subjectKind === 'parent' || one.subjectKind === 'guardian'),
  )
  return [
    { value: 'alone', label: t('looks.alone') },
    ...cleared.map(one => ({ value: one.subject, label: t('looks.with', { who: one.subject }) })),
  ]
}

/** For the officer with the person in front of them: print the list, or give a code for later. */
export function LooksPage({ file, t, formId, problem, code }: LooksPageProps) {
  const of = (field: 'present' | 'word') => (problem?.field === field ? problem.message : undefined)
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problem ? [problem] : []} />
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle kicker={file.code} title={t('looks.title')} lead={t('looks.lead')} />
      {code ? (
        <Notice kind="done" word={t('looks.code-word')} title={code}>
          <p>{t('looks.code-once')}</p>
        </Notice>
      ) : null}
      <FormFrame
        action={`/people/${file.id}/looks`}
        form={formId}
        version={1}
        submit={t('looks.print')}
        second={{ label: t('looks.give'), name: '_do', value: 'code' }}
      >
        <Radios
          name="present"
          label={t('looks.present')}
          hint={t('looks.present-hint')}
          options={whoMayHear(file, t)}
          problem={of('present')}
        />
        <TextField
          name="word"
          label={t('looks.word')}
          hint={t('looks.word-hint')}
          width="middle"
          problem={of('word')}
        />
      </FormFrame>
    </>
  )
}
