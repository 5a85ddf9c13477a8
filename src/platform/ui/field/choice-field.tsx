import type { ReactNode } from 'react'
import { describedBy, FieldFrame, type FieldProps, GroupFrame, inputId, type Option } from './field-frame.tsx'

/** `more` is asked only with this answer; it stands below the option and is always there, script or not. */
export type Choice = Option & { readonly more?: ReactNode | undefined }

/** The first input carries the plain id, so that the summary's link lands on it. */
const choiceId = (name: string, index: number): string =>
  index === 0 ? inputId(name) : `${inputId(name)}-${index + 1}`

type ChoiceLineProps = {
  type: 'radio' | 'checkbox'
  name: string
  index: number
  choice: Choice
  chosen: boolean
  wrong: boolean
  required?: boolean | undefined
}

function ChoiceLine({ type, name, index, choice, chosen, wrong, required }: ChoiceLineProps) {
  const id = choiceId(name, index)
  return (
    <div className="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={chosen}
        required={required}
        aria-invalid={wrong && type === 'checkbox' ? true : undefined}
        aria-describedby={choice.hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{choice.label}</label>
      {choice.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {choice.hint}
        </p>
      ) : null}
      {choice.more ? <div className="more">{choice.more}</div> : null}
    </div>
  )
}

export type RadiosProps = FieldProps & {
  options: readonly Choice[]
  value?: string | undefined
  inline?: boolean | undefined
}

/** One answer of a few. */
export function Radios(field: RadiosProps) {
  const { name, options, value, inline, problem, required } = field
  return (
    <GroupFrame {...field}>
      <div className={inline ? 'choices inline' : 'choices'}>
        {options.map((choice, index) => (
          <ChoiceLine
            key={choice.value}
            {...{ type: 'radio', name, index, choice, required }}
            chosen={choice.value === value}
            wrong={problem !== undefined}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

export type CheckboxesProps = FieldProps & { options: readonly Choice[]; value?: readonly string[] | undefined }

/** Any number of answers; all are sent under one name. */
export function Checkboxes(field: CheckboxesProps) {
  const { name, options, value, problem } = field
  return (
    <GroupFrame {...field}>
      <div className="choices">
        {options.map((choice, index) => (
          <ChoiceLine
            key={choice.value}
            {...{ type: 'checkbox', name, index, choice }}
            chosen={value?.includes(choice.value) ?? false}
            wrong={problem !== undefined}
          />
        ))}
      </div>
    </GroupFrame>
  )
}

export type YesNoUnknownProps = FieldProps & {
  value?: string | undefined
  texts: { readonly yes: string; readonly no: string; readonly unknown: string }
}

/** Yes, no, or "I don't know", which is always an answer. Values `yes`, `no`, `unknown`. */
export function YesNoUnknown({ texts, ...field }: YesNoUnknownProps) {
  const options = (['yes', 'no', 'unknown'] as const).map(value => ({ value, label: texts[value] }))
  return <Radios {...field} options={options} inline />
}

export type SelectFieldProps = FieldProps & {
  options: readonly Option[]
  value?: string | undefined
  /** The empty first line: "Choose". Its value is the empty string. */
  emptyLabel?: string | undefined
}

/** One answer of many. */
export function SelectField(field: SelectFieldProps) {
  const { name, options, value, emptyLabel, problem, required } = field
  return (
    <FieldFrame {...field}>
      <select
        id={inputId(name)}
        name={name}
        className="input"
        defaultValue={value ?? ''}
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(field)}
      >
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
