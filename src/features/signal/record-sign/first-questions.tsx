import { dateTexts } from '../../../act/form-words.ts'
import { type Fields, field, fieldList } from '../../../platform/http/fields.ts'
import {
  Checkboxes,
  DateField,
  LongTextField,
  Notice,
  NumberField,
  PageTitle,
  PhoneLink,
  problemOf,
  Radios,
  SelectField,
  TextField,
  YesNoUnknown,
} from '../../../platform/ui/index.ts'
import { indicatorWords } from '../words.ts'
import type { Asking } from './question.tsx'

/** Danger comes before any field: the numbers first, the question after them. */
export function DangerQuestion({ t, fields, problems, emergency }: Asking) {
  return (
    <>
      <Notice kind="danger" word={t('signal.danger')}>
        <p>{t('signal.ask-danger-call', { general: emergency.general, child: emergency.child })}</p>
      </Notice>
      <YesNoUnknown
        name="danger"
        label={t('signal.ask-danger')}
        asTitle
        required
        value={field(fields, 'danger')}
        problem={problemOf(problems, 'danger')}
        texts={yesNo(t)}
      />
    </>
  )
}

/** After "yes": the numbers again, large, and then on. */
export function CallQuestion({ t, emergency }: Asking) {
  return (
    <>
      <PageTitle title={t('signal.ask-call', { general: emergency.general, child: emergency.child })} />
      <p>
        <PhoneLink number={emergency.general} />
      </p>
      <p>
        <PhoneLink number={emergency.child} />
      </p>
    </>
  )
}

export function WhoQuestion({ t, fields, problems }: Asking) {
  return (
    <>
      <Radios
        name="age"
        label={t('signal.ask-who')}
        asTitle
        required
        value={field(fields, 'age')}
        problem={problemOf(problems, 'age')}
        options={[
          { value: 'adult', label: t('signal.ask-adult') },
          { value: 'child', label: t('signal.ask-child') },
          { value: 'declared-child', label: t('signal.ask-declared-child') },
          { value: 'unknown', label: t('shell.unknown'), hint: t('signal.ask-doubt') },
        ]}
      />
      <NumberField
        name="count"
        label={t('signal.ask-count')}
        value={field(fields, 'count')}
        problem={problemOf(problems, 'count')}
      />
      <NumberField
        name="children"
        label={t('signal.ask-children')}
        value={field(fields, 'children')}
        problem={problemOf(problems, 'children')}
      />
    </>
  )
}

export function SeenQuestion({ t, fields, problems, plan }: Asking) {
  const signs = plan.indicators.map(one => ({ value: one.code, label: indicatorWords(t, one.code) }))
  return (
    <>
      <Checkboxes
        name="seen"
        label={t('signal.ask-seen')}
        hint={t('signal.ask-seen-hint')}
        asTitle
        value={fieldList(fields, 'seen')}
        problem={problemOf(problems, 'seen')}
        options={[...signs, { value: 'unknown', label: t('shell.unknown') }]}
      />
      <Checkboxes
        name="told"
        label={t('signal.ask-told-to-you')}
        value={fieldList(fields, 'told')}
        options={[
          { value: 'self', label: t('signal.ask-self') },
          { value: 'third', label: t('signal.ask-third') },
        ]}
      />
      <LongTextField
        name="words"
        label={t('signal.ask-words')}
        rows={4}
        value={field(fields, 'words')}
        problem={problemOf(problems, 'words')}
      />
    </>
  )
}

export function WhereQuestion({ t, fields, problems, territories }: Asking) {
  return (
    <>
      <PageTitle title={t('signal.ask-where')} />
      <SelectField
        name="territory"
        label={t('signal.ask-territory')}
        required
        emptyLabel={t('shell.choose')}
        value={field(fields, 'territory')}
        problem={problemOf(problems, 'territory')}
        options={[{ value: 'unknown', label: t('shell.unknown') }, ...territories]}
      />
      <TextField
        name="place"
        label={t('signal.ask-place')}
        value={field(fields, 'place')}
        problem={problemOf(problems, 'place')}
      />
    </>
  )
}

export function WhenQuestion({ t, fields, problems }: Asking) {
  return (
    <>
      <DateField
        name="noticed"
        label={t('signal.ask-when')}
        asTitle
        value={datePartsOf(fields, 'noticed')}
        problem={problemOf(problems, 'noticed')}
        texts={dateTexts(t)}
      />
      <Checkboxes
        name="noticed-unknown"
        label={t('signal.ask-or')}
        value={fieldList(fields, 'noticed-unknown')}
        options={[{ value: 'unknown', label: t('shell.unknown') }]}
      />
    </>
  )
}

export const yesNo = (t: Asking['t']) => ({ yes: t('shell.yes'), no: t('shell.no'), unknown: t('shell.unknown') })

export function datePartsOf(fields: Fields, name: string) {
  return {
    day: field(fields, `${name}-day`),
    month: field(fields, `${name}-month`),
    year: field(fields, `${name}-year`),
  }
}
