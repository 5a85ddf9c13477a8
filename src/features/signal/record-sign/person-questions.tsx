import { dateTexts } from '../../../act/form-words.ts'
import { SEXES } from '../../../domain/mechanism/vocabulary.ts'
import { isTreatedAsChild } from '../../../domain/notification/legs.ts'
import { countOf, type SignPerson } from '../../../domain/notification/sign.ts'
import { field, fieldList } from '../../../platform/http/fields.ts'
import {
  Checkboxes,
  DateField,
  LongTextField,
  NumberField,
  PageTitle,
  problemOf,
  Radios,
  RowsField,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts'
import { datePartsOf } from './first-questions.tsx'
import type { Asking } from './question.tsx'

/** The adult is asked before anything about her or him is written down. */
export function AskedQuestion(asking: Asking) {
  const { t, fields, problems, people } = asking
  const adults = people.filter(one => !isTreatedAsChild(one.age))
  const one = adults.length === 1
  return (
    <>
      {one ? null : <PageTitle title={t('signal.ask-asked')} />}
      {adults.map(adult => (
        <Radios
          key={adult.ordinal}
          name={`asked-${adult.ordinal - 1}`}
          label={one ? t('signal.ask-asked') : t('signal.ask-person', { number: adult.ordinal })}
          hint={one ? t('signal.ask-withheld') : undefined}
          asTitle={one}
          required
          value={field(fields, `asked-${adult.ordinal - 1}`)}
          problem={problemOf(problems, `asked-${adult.ordinal - 1}`)}
          options={[
            { value: 'agrees', label: t('signal.ask-agrees') },
            { value: 'refuses', label: t('signal.ask-refuses') },
            { value: 'not-safe', label: t('signal.ask-not-safe') },
          ]}
        />
      ))}
      <SupportFields {...asking} />
    </>
  )
}

function SupportFields({ t, fields, problems }: Asking) {
  return (
    <>
      <Radios
        name="support"
        label={t('signal.ask-support')}
        value={field(fields, 'support')}
        options={[
          { value: 'none', label: t('shell.no') },
          { value: 'guardian', label: t('signal.ask-guardian') },
          { value: 'institution', label: t('signal.ask-institution') },
          { value: 'unknown', label: t('shell.unknown') },
        ]}
      />
      <TextField
        name="supportName"
        label={t('signal.ask-support-name')}
        value={field(fields, 'supportName')}
        problem={problemOf(problems, 'supportName')}
      />
      <Checkboxes
        name="override"
        label={t('signal.ask-or')}
        value={fieldList(fields, 'override')}
        options={[{ value: 'yes', label: t('signal.ask-override') }]}
      />
      <LongTextField
        name="reason"
        label={t('signal.ask-reason')}
        rows={3}
        value={field(fields, 'reason')}
        problem={problemOf(problems, 'reason')}
      />
    </>
  )
}

/** One block a person; everything may stay empty. Whoever did not agree has no name to fill in. */
export function AboutQuestion(asking: Asking) {
  const { t, people, answers } = asking
  const several = countOf(answers) > 1
  return (
    <RowsField
      name="person"
      label={t('signal.ask-about')}
      asTitle
      addAnother={t('signal.ask-add')}
      rows={people.map(person => ({
        legend: t('signal.ask-person', { number: person.ordinal }),
        children: <PersonFields person={person} asking={asking} />,
        remove: several ? t('signal.start-draft-drop') : undefined,
      }))}
    />
  )
}

function PersonFields({ person, asking }: { person: SignPerson; asking: Asking }) {
  const { t, fields, problems } = asking
  const at = `person-${person.ordinal - 1}`
  const shared = (name: string) => ({
    name: `${at}-${name}`,
    problem: problemOf(problems, `${at}-${name}`),
    value: field(fields, `${at}-${name}`),
  })
  return (
    <>
      <SelectField
        {...shared('sex')}
        label={t('signal.ask-sex')}
        emptyLabel={t('shell.choose')}
        options={SEXES.map(sex => ({ value: sex, label: t(`sex.${sex}`) }))}
      />
      <NumberField {...shared('years')} label={t('signal.ask-years')} />
      {person.identity ? (
        <IdentityFields at={at} asking={asking} />
      ) : (
        <p className="hint">{t('signal.ask-withheld')}</p>
      )}
    </>
  )
}

function IdentityFields({ at, asking }: { at: string; asking: Asking }) {
  const { t, fields, problems, languages } = asking
  const text = (name: string, label: string) => (
    <TextField
      name={`${at}-${name}`}
      label={label}
      value={field(fields, `${at}-${name}`)}
      problem={problemOf(problems, `${at}-${name}`)}
    />
  )
  return (
    <>
      {text('given', t('signal.ask-given'))}
      {text('family', t('signal.ask-family'))}
      <DateField
        name={`${at}-born`}
        label={t('signal.ask-born')}
        value={datePartsOf(fields, `${at}-born`)}
        problem={problemOf(problems, `${at}-born`)}
        texts={dateTexts(t)}
      />
      <SelectField
        name={`${at}-language`}
        label={t('signal.ask-language')}
        emptyLabel={t('shell.unknown')}
        value={field(fields, `${at}-language`)}
        options={languages}
      />
      {text('citizenship', t('signal.ask-citizenship'))}
      {text('contact', t('signal.ask-contact'))}
    </>
  )
}
