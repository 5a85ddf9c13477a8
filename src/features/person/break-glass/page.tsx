import type { Saying } from '../../../act/clock-words.ts'
import { GLASS_REASONS, GLASS_WORDS } from '../../../domain/access/break-glass.ts'
import type { DataClass } from '../../../domain/mechanism/vocabulary.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  ErrorSummary,
  FormFrame,
  LongTextField,
  Notice,
  PageTitle,
  type Problem,
  Prose,
  Radios,
  TextField,
} from '../../../platform/ui/index.ts'
import { OpenBanner } from './banner.tsx'
import type { GlassForm } from './form.ts'
import type { Mine } from './store.ts'

type AskGlassProps = {
  readonly t: Translate
  readonly formId: string
  readonly value: GlassForm
  /** The record that is open already. */
  readonly mine: Mine | undefined
  readonly minutes: number
  readonly classes: readonly DataClass[]
  readonly say: Saying
  readonly problems: readonly Problem[]
  /** One was closed just now. */
  readonly closed: boolean
}

/** Asks for one record by its number. Nothing on it tells whether a number is anybody's. */
export function AskGlassPage(props: AskGlassProps) {
  const { t, formId, value, mine, minutes, classes, problems } = props
  const of = (field: string) => problems.find(one => one.field === field)?.message
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      {props.closed ? <Notice kind="done" word={t('sign-in.done')} title={t('glass.closed')} /> : null}
      <PageTitle title={t('glass.title')} lead={t('glass.lead', { minutes })} />
      {mine ? null : (
        <>
          <Notice kind="caution" word={t('glass.before-word')} title={t('glass.before')}>
            <p>{t('glass.before-112')}</p>
            <p>{t('glass.before-told')}</p>
            <p>{t('glass.before-review')}</p>
            <p>{t('glass.before-person')}</p>
          </Notice>
          <Prose>
            <p>{t('glass.classes', { classes: classes.map(one => t(`data-class.${one}`)).join(', ') })}</p>
          </Prose>
          <FormFrame action="/emergency-access" form={formId} version={1} submit={t('glass.open')}>
            <TextField
              name="number"
              label={t('glass.number')}
              hint={t('glass.number-hint')}
              value={value.number}
              width="middle"
              problem={of('number')}
              required
            />
            <Radios
              name="reason"
              label={t('glass.reason')}
              options={GLASS_REASONS.map(code => ({ value: code, label: t(`glass.reason-${code}`) }))}
              value={value.reason}
              problem={of('reason')}
              required
            />
            <LongTextField
              name="words"
              label={t('glass.words')}
              hint={t('glass.words-hint')}
              value={value.words}
              countHint={t('glass.words-room', { count: GLASS_WORDS.most })}
              problem={of('words')}
              required
            />
          </FormFrame>
        </>
      )}
      {mine ? <OpenBanner mine={mine} say={props.say} here /> : null}
    </>
  )
}
