import { type FieldProps, GroupFrame, inputId } from './field-frame.tsx'

export type DatePart = 'day' | 'month' | 'year'
/** As typed, never repaired: a wrong date comes back as it was written. */
export type DateValue = {
  readonly day?: string | undefined
  readonly month?: string | undefined
  readonly year?: string | undefined
}
export type DateTexts = { readonly day: string; readonly month: string; readonly year: string }

type PartProps = {
  id: string
  name: string
  label: string
  value?: string | undefined
  wrong: boolean
  kind: string
  autoComplete?: string | undefined
}

function Part({ id, name, label, value, wrong, kind, autoComplete = 'off' }: PartProps) {
  return (
    <div className="part">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="text"
        inputMode={kind === 'time' ? undefined : 'numeric'}
        className={`input ${kind}`}
        defaultValue={value}
        autoComplete={autoComplete}
        aria-invalid={wrong ? true : undefined}
      />
    </div>
  )
}

export type DateFieldProps = FieldProps & {
  value?: DateValue | undefined
  texts: DateTexts
  /** Which parts are wrong; without it a problem marks all three. */
  wrongParts?: readonly DatePart[] | undefined
  birthday?: boolean | undefined
}

function DateParts({ name, value, texts, wrongParts, problem, birthday }: DateFieldProps) {
  const wrong = (part: DatePart): boolean =>
    problem !== undefined && (wrongParts === undefined || wrongParts.includes(part))
  return (['day', 'month', 'year'] as const).map(part => (
    <Part
      key={part}
      id={part === 'day' ? inputId(name) : `${inputId(name)}-${part}`}
      name={`${name}-${part}`}
      label={texts[part]}
      value={value?.[part]}
      wrong={wrong(part)}
      kind={part}
      autoComplete={birthday ? `bday-${part}` : undefined}
    />
  ))
}

/** A date in three inputs `<name>-day`, `<name>-month`, `<name>-year`; the day carries the id `f-<name>`. */
export function DateField(field: DateFieldProps) {
  return (
    <GroupFrame {...field}>
      <div className="parts">
        <DateParts {...field} />
      </div>
    </GroupFrame>
  )
}

export type DateTimeFieldProps = Omit<DateFieldProps, 'value' | 'texts' | 'wrongParts'> & {
  value?: (DateValue & { readonly time?: string | undefined }) | undefined
  texts: DateTexts & { readonly time: string }
  wrongParts?: readonly (DatePart | 'time')[] | undefined
}

/** A date and a time of day, `HH:MM`, in the input `<name>-time`. */
export function DateTimeField({ wrongParts, ...field }: DateTimeFieldProps) {
  const wrongTime = field.problem !== undefined && (wrongParts === undefined || wrongParts.includes('time'))
  return (
    <GroupFrame {...field}>
      <div className="parts">
        <DateParts {...field} wrongParts={wrongParts?.filter(part => part !== 'time')} />
        <Part
          id={`${inputId(field.name)}-time`}
          name={`${field.name}-time`}
          label={field.texts.time}
          value={field.value?.time}
          wrong={wrongTime}
          kind="time"
        />
      </div>
    </GroupFrame>
  )
}
