import type { ReactNode } from 'react'
import { classes } from '../words.ts'

/** What every field takes. All words come from the caller. */
export type FieldProps = {
  /** Name in the form; the input's id is `f-<name>`, its problem's id `e-<name>`. */
  name: string
  label: string
  hint?: string | undefined
  problem?: string | undefined
  required?: boolean | undefined
  /** Read out after the mark of a question that asks for an answer: "required". The form says once what the mark means. */
  requiredText?: string | undefined
  /** Stands after the label where the answer may be left out: "(optional)". */
  optionalText?: string | undefined
  /** One question a page: the label is the page's `h1`. */
  asTitle?: boolean | undefined
}

export type Option = { readonly value: string; readonly label: string; readonly hint?: string | undefined }

export const inputId = (name: string): string => `f-${name}`
const problemId = (name: string): string => `e-${name}`
const hintId = (name: string): string => `h-${name}`

/** Ids of hint and problem for `aria-describedby`, the problem first; undefined when there is neither. */
export const describedBy = ({ name, hint, problem }: Pick<FieldProps, 'name' | 'hint' | 'problem'>, extra?: string) =>
  [problem && problemId(name), hint && hintId(name), extra].filter(Boolean).join(' ') || undefined

function Hint({ name, hint }: { name: string; hint?: string | undefined }) {
  return hint ? (
    <p className="hint" id={hintId(name)}>
      {hint}
    </p>
  ) : null
}

/** The sentence that says what to put right, with a mark beside it. */
function FieldProblem({ name, problem }: { name: string; problem?: string | undefined }) {
  return problem ? (
    <p className="problem" id={problemId(name)}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path d="M8 1 15.5 15H.5Z" />
      </svg>
      {problem}
    </p>
  ) : null
}

function LabelWords({
  label,
  requiredText,
  optionalText,
}: Pick<FieldProps, 'label' | 'requiredText' | 'optionalText'>) {
  return (
    <>
      {label}
      {requiredText ? (
        <span className="required">
          <span aria-hidden="true"> *</span>
          <span className="unseen">, {requiredText}</span>
        </span>
      ) : null}
      {optionalText ? <span className="optional"> {optionalText}</span> : null}
    </>
  )
}

/** Label, hint, problem and one input. */
export function FieldFrame({ children, ...field }: FieldProps & { children: ReactNode }) {
  const label = (
    <label htmlFor={inputId(field.name)}>
      <LabelWords {...field} />
    </label>
  )
  return (
    <div className={classes('field', field.problem !== undefined && 'wrong')}>
      {field.asTitle ? <h1 className="ask">{label}</h1> : label}
      <Hint {...field} />
      <FieldProblem {...field} />
      {children}
    </div>
  )
}

/** Legend, hint, problem and several inputs. */
export function GroupFrame({
  children,
  kind,
  ...field
}: FieldProps & { children: ReactNode; kind?: string | undefined }) {
  const words = <LabelWords {...field} />
  return (
    <fieldset
      className={classes('field', kind, field.problem !== undefined && 'wrong')}
      aria-describedby={describedBy(field)}
    >
      <legend>{field.asTitle ? <h1 className="ask">{words}</h1> : words}</legend>
      <Hint {...field} />
      <FieldProblem {...field} />
      {children}
    </fieldset>
  )
}
