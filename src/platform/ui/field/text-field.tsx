import { describedBy, FieldFrame, type FieldProps, inputId } from './field-frame.tsx'

export type TextFieldProps = FieldProps & {
  value?: string | undefined
  maxLength?: number | undefined
  /** `tel`, `email`, `code`: which keyboard a phone shows. Never a check by itself. */
  kind?: 'text' | 'tel' | 'email' | 'code' | 'password' | undefined
  autoComplete?: string | undefined
  width?: 'short' | 'middle' | 'full' | undefined
  /** Language of the answer, where it differs from the page. */
  lang?: string | undefined
}

const MODES = { text: undefined, password: undefined, tel: 'tel', email: 'email', code: 'numeric' } as const

/** One line of text. */
export function TextField(field: TextFieldProps) {
  const { name, value, maxLength, kind = 'text', autoComplete = 'off', width = 'full', lang, problem, required } = field
  return (
    <FieldFrame {...field}>
      <input
        id={inputId(name)}
        name={name}
        type={kind === 'code' ? 'text' : kind}
        inputMode={MODES[kind]}
        className={`input ${width}`}
        defaultValue={value}
        maxLength={maxLength}
        autoComplete={autoComplete}
        spellCheck={kind === 'text' ? undefined : false}
        lang={lang}
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(field)}
      />
    </FieldFrame>
  )
}

export type LongTextFieldProps = FieldProps & {
  value?: string | undefined
  rows?: number | undefined
  /** How much room there is, in words: "Up to 2,000 characters". `maxLength` is not put on the input: pasted text is never cut. */
  countHint?: string | undefined
  lang?: string | undefined
}

/** Several lines of text. */
export function LongTextField(field: LongTextFieldProps) {
  const { name, value, rows = 5, countHint, lang, problem, required } = field
  return (
    <FieldFrame {...field}>
      <textarea
        id={inputId(name)}
        name={name}
        rows={rows}
        className="input full"
        defaultValue={value}
        lang={lang}
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(field, countHint ? `c-${name}` : undefined)}
      />
      {countHint ? (
        <p className="hint count" id={`c-${name}`}>
          {countHint}
        </p>
      ) : null}
    </FieldFrame>
  )
}

export type NumberFieldProps = FieldProps & { value?: string | number | undefined; unit?: string | undefined }

/** A whole number, typed as text with a number keyboard: a spinner changes answers by accident. */
export function NumberField(field: NumberFieldProps) {
  const { name, value, unit, problem, required } = field
  return (
    <FieldFrame {...field}>
      <span className="with-unit">
        <input
          id={inputId(name)}
          name={name}
          type="text"
          inputMode="numeric"
          className="input short"
          defaultValue={value}
          autoComplete="off"
          required={required}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(field, unit ? `u-${name}` : undefined)}
        />
        {unit ? <span id={`u-${name}`}>{unit}</span> : null}
      </span>
    </FieldFrame>
  )
}

/** One file to send along. `accept` only helps the chooser; what comes is checked by its content. */
export function FileField(field: FieldProps & { accept: string }) {
  const { name, accept, problem, required } = field
  return (
    <FieldFrame {...field}>
      <input
        id={inputId(name)}
        name={name}
        type="file"
        accept={accept}
        className="input full"
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(field)}
      />
    </FieldFrame>
  )
}
