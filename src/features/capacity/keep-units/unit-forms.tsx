import { inWords } from '../../../act/form-words.ts'
import { UNIT_KINDS } from '../../../domain/capacity/unit.ts'
import {
  Button,
  Checkboxes,
  FormFrame,
  NumberField,
  problemOf,
  Section,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts'
import { unitWords } from './board.tsx'
import { TRAITS } from './form.ts'
import type { UnitsPageProps } from './page.tsx'

/** One unit: closed, out of service, or to be used again. */
export function ChangeUnit({ house, units, say: { t }, lang }: UnitsPageProps) {
  const options = units.map(unit => ({ value: unit.id, label: unitWords(unit, t, lang) }))
  return (
    <Section title={t('units.change')} lead={t('units.change-lead')}>
      <form method="post" action={`/units/${house.service}/changed`} className="form" noValidate data-once="">
        <SelectField name="unit" label={t('units.unit')} options={options} emptyLabel={t('shell.choose')} />
        <TextField
          name="from"
          label={t('units.day-from')}
          hint={t('units.day-hint')}
          width="short"
          optionalText={t('units.today')}
        />
        <TextField name="until" label={t('units.day-until')} hint={t('units.day-until-hint')} width="short" />
        <TextField name="reason" label={t('units.reason')} maxLength={200} />
        <div className="actions">
          <Button name="act" value="out">
            {t('units.take-out')}
          </Button>
          <Button name="act" value="back" kind="quiet">
            {t('units.take-back')}
          </Button>
          <Button name="act" value="close" kind="quiet">
            {t('units.close')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

/** New units of one kind; what is left empty admits everybody. */
export function AddUnits({ house, answers, problems, territories, formId, say: { t }, lang }: UnitsPageProps) {
  const wrong = inWords(problems, t)
  const problem = (name: string) => problemOf(wrong, name)
  const text = (name: 'name' | 'starts' | 'ends', label: string, hint?: string) => (
    <TextField name={name} label={label} value={answers[name]} hint={hint} width="short" problem={problem(name)} />
  )
  const number = (name: 'count' | 'minimumAge' | 'maximumAge' | 'places', label: string) => (
    <NumberField name={name} label={label} value={answers[name]} problem={problem(name)} />
  )
  const choice = (
    name: 'kind' | 'sex' | 'weekday' | 'territory',
    label: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <SelectField
      name={name}
      label={label}
      value={answers[name]}
      emptyLabel={t('shell.choose')}
      problem={problem(name)}
      options={options.map(([value, word]) => ({ value, label: word }))}
    />
  )
  const day = (weekday: number) =>
    new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday))
  return (
    <Section title={t('units.add')} lead={t('units.add-lead')}>
      <FormFrame action={`/units/${house.service}`} form={formId} version={1} submit={t('units.add')}>
        {choice(
          'kind',
          t('units.kind'),
          UNIT_KINDS.map(kind => [kind, t(`units.kind-${kind}`)]),
        )}
        {number('count', t('units.how-many'))}
        {text('name', t('units.name'), t('units.name-hint'))}
        {choice(
          'territory',
          t('units.place'),
          territories.map(one => [one.code, one.name]),
        )}
        {choice('sex', t('units.sex'), [
          ['female', t('sex.female')],
          ['male', t('sex.male')],
        ])}
        {number('minimumAge', t('units.age-from'))}
        {number('maximumAge', t('units.age-to'))}
        {number('places', t('units.places'))}
        <Checkboxes
          name="traits"
          label={t('units.traits')}
          options={TRAITS.map(one => ({ value: one, label: t(`units.trait-${one}`) }))}
          value={answers.traits}
        />
        {choice(
          'weekday',
          t('units.weekday'),
          [1, 2, 3, 4, 5, 6, 7].map(one => [String(one), day(one)]),
        )}
        {text('starts', t('units.starts'), t('units.hours-hint'))}
        {text('ends', t('units.ends'))}
      </FormFrame>
    </Section>
  )
}
