import type { ReferralFacts } from '../domain/person/file.ts'
import { DECLINE_REASONS, type ReasonCode, reasonsOf } from '../domain/referral/reasons.ts'
import type { Move } from '../domain/referral/states.ts'
import { DRIVERS } from '../domain/referral/transport.ts'
import { type Fields, field } from '../platform/http/fields.ts'
import type { Translate } from '../platform/i18n/translator.ts'
import {
  DateField,
  FormFrame,
  LongTextField,
  type Option,
  type Problem,
  problemOf,
  Radios,
  SelectField,
  TextField,
} from '../platform/ui/index.ts'
import { dateTexts } from './form-words.ts'
import { inputOf, NOTE_LENGTH } from './referral-answers.ts'

export type StepFormProps = {
  readonly move: Exclude<Move, 'send'>
  readonly path: ReferralFacts['path']
  /** The address without the move: `/requests/<id>`. */
  readonly base: string
  readonly formId: string
  readonly version: number
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly workers: readonly Option[]
  /** The sender writes down what a desk outside the system answered. */
  readonly forReceiver: boolean
  readonly t: Translate
}

/** The form of one step of a referral. Names of inputs carry the move, so that several stand on one page. */
export function StepForm(props: StepFormProps) {
  const { move, path, base, formId, version, fields, problems, workers, forReceiver, t } = props
  const said = (name: Parameters<typeof inputOf>[1]) => ({
    name: inputOf(move, name),
    value: field(fields, inputOf(move, name)),
    problem: problemOf(problems, inputOf(move, name)),
  })
  const day = move === 'drive' ? inputOf('drive', 'day') : inputOf('accept', 'start')
  const part = (one: string) => field(fields, `${day}-${one}`)
  return (
    <FormFrame action={`${base}/${move}`} form={formId} version={version} submit={t(doKey(move, path))}>
      {reasonsOf(move).length > 0 ? (
        <Radios
          {...said('reason')}
          label={t(`referral.why-${move as 'reject'}`)}
          options={reasonOptions(move, t)}
          required
        />
      ) : null}
      {move === 'drive' ? (
        <Radios
          {...said('driver')}
          label={t('referral.who-drives')}
          options={DRIVERS.map(value => ({ value, label: t(`referral.driver-${value}`) }))}
          required
        />
      ) : null}
      {move === 'accept' || move === 'drive' ? (
        <DateField
          name={day}
          label={t(move === 'drive' ? 'referral.leaves' : 'referral.start')}
          value={{ day: part('day'), month: part('month'), year: part('year') }}
          problem={problemOf(problems, day)}
          texts={dateTexts(t)}
        />
      ) : null}
      {move === 'drive' ? (
        <TextField
          {...said('time')}
          label={t('referral.leaves-at')}
          hint={t('referral.leaves-at-hint')}
          maxLength={5}
          required
        />
      ) : null}
      {move === 'accept' && !forReceiver ? (
        <SelectField
          {...said('worker')}
          label={t(path === 'transfer' ? 'referral.transfer-worker' : 'referral.worker')}
          hint={t(path === 'transfer' ? 'referral.transfer-worker-hint' : 'referral.worker-hint')}
          options={workers}
          emptyLabel={t('shell.choose')}
          required
        />
      ) : null}
      {forReceiver ? (
        <TextField {...said('answered-by')} label={t('referral.answered-by')} maxLength={120} required />
      ) : null}
      <LongTextField
        {...said('note')}
        label={t('referral.note')}
        hint={t('referral.note-hint', { max: NOTE_LENGTH })}
        rows={2}
        optionalText={t('shell.optional')}
      />
    </FormFrame>
  )
}

/** What a step is called; a transfer is of the person, and says so. */
export function doKey(move: Exclude<Move, 'send'>, path: ReferralFacts['path']) {
  if (path !== 'transfer') return `referral.do-${move}` as const
  if (move === 'accept' || move === 'cancel' || move === 'arrive') return `referral.transfer-do-${move}` as const
  return `referral.do-${move}` as const
}

/** Reasons of a decline say whose side they lie on, before anybody chooses. */
function reasonOptions(move: Move, t: Translate): readonly Option[] {
  return reasonsOf(move).map((code: ReasonCode) => ({
    value: code,
    label: t(`referral.reason-${code}`),
    hint: move === 'reject' ? t(`referral.side-${DECLINE_REASONS[code as keyof typeof DECLINE_REASONS]}`) : undefined,
  }))
}
