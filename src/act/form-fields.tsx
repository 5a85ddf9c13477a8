import type { FieldView, FormView } from '../domain/form/view.ts'
import type { MessageKey, Translate } from '../platform/i18n/translator.ts'
import {
  Checkboxes,
  DateField,
  DateTimeField,
  LongTextField,
  NumberField,
  type Option,
  Radios,
  RowsField,
  Section,
  SelectField,
  TextField,
  YesNoUnknown,
} from '../platform/ui/index.ts'
import { dateTexts, momentTexts } from './form-words.ts'

/** Options of the questions that name something else: languages, places, desks, earlier acts. */
export type Choices = { readonly [type: string]: readonly Option[] | undefined }

type Desk = { readonly t: Translate; readonly choices: Choices }

/** A form definition as fields on a page: the one drawing of every form of the mechanism. */
export function FormFields({ view, t, choices }: { view: FormView } & Desk) {
  return view.sections.map(section => (
    <Section key={section.name} title={t(section.titleKey as MessageKey)}>
      {section.fields.map(field => (
        <OneField key={field.name} field={field} t={t} choices={choices} />
      ))}
    </Section>
  ))
}

/** The sentence of a problem found by `readForm`. */
export function problemText(t: Translate, problem: FieldView['problem']): string | undefined {
  return problem ? t(problem.message as MessageKey, problem.params) : undefined
}

function OneField({ field, t, choices, inRow }: { field: FieldView; inRow?: boolean } & Desk) {
  const say = (key: string) => t(key as MessageKey)
  const shared = {
    name: field.name,
    label: say(field.labelKey),
    hint:
      [field.hintKey ? say(field.hintKey) : '', field.showWhen ? t('act.only-if') : ''].filter(Boolean).join(' ') ||
      undefined,
    problem: problemText(t, field.problem),
    requiredText: field.required === 'always' ? t('shell.required') : undefined,
  }
  const options = field.options.map(option => ({ value: option.value, label: say(option.labelKey) }))
  const chosen = field.options.filter(option => option.chosen).map(option => option.value)
  switch (field.kind) {
    case 'text':
      return <TextField {...shared} value={field.value} maxLength={field.maxLength ?? undefined} />
    case 'long-text':
      return <LongTextField {...shared} value={field.value} rows={4} />
    case 'number':
      return <NumberField {...shared} value={field.value} />
    case 'yes-no-unknown':
      return (
        <YesNoUnknown
          {...shared}
          value={chosen[0] as 'yes' | 'no' | 'unknown' | undefined}
          texts={{ yes: t('shell.yes'), no: t('shell.no'), unknown: t('shell.unknown') }}
        />
      )
    case 'choice':
      // In a row of many columns a list that opens takes less of the page than buttons.
      return inRow || options.length > 7 ? (
        <SelectField {...shared} options={options} value={chosen[0]} emptyLabel={t('shell.choose')} />
      ) : (
        <Radios {...shared} options={options} value={chosen[0]} />
      )
    case 'choices':
      return <Checkboxes {...shared} options={options} value={chosen} />
    case 'date':
      return <DateField {...shared} value={partsOf(field)} texts={dateTexts(t)} />
    case 'date-time':
      return <DateTimeField {...shared} value={partsOf(field)} texts={momentTexts(t)} />
    case 'attendees':
    case 'rows':
      return <Rows field={field} shared={shared} t={t} choices={choices} />
    default:
      return (
        <SelectField
          {...shared}
          options={[...(choices[field.kind] ?? [])]}
          value={field.value}
          emptyLabel={t('shell.choose')}
        />
      )
  }
}

function Rows({ field, shared, t, choices }: { field: FieldView; shared: { name: string; label: string } } & Desk) {
  return (
    <RowsField
      {...shared}
      rows={field.rows.map((row, index) => ({
        legend: t('act.row', { number: index + 1 }),
        children: row.fields.map(one => <OneField key={one.name} field={one} t={t} choices={choices} inRow />),
      }))}
      addAnother={field.mayAddRow ? t('act.add-row') : undefined}
    />
  )
}

function partsOf(field: FieldView): Record<string, string> {
  return Object.fromEntries(field.parts.map(part => [part.part, part.value]))
}
