import type { ReactNode } from 'react'
import { type ButtonKind, ButtonLink } from '../link/link.tsx'
import { safeAction } from '../link/safe-href.ts'
import { classes } from '../words.ts'

export type ButtonProps = {
  children: ReactNode
  kind?: ButtonKind | undefined
  /** Sent with the form, so that one form can have several buttons. */
  name?: string | undefined
  value?: string | undefined
  /** For readers who hear buttons out of their place: "for Exercise 041". */
  hiddenText?: string | undefined
}

/** Sends the form it stands in. 44 px high. `danger` is for what cannot be undone, rarely. */
export function Button({ children, kind = 'main', name, value, hiddenText }: ButtonProps) {
  return (
    <button type="submit" className={classes('button', kind !== 'main' && kind)} name={name} value={value}>
      {children}
      {hiddenText ? <span className="unseen"> {hiddenText}</span> : null}
    </button>
  )
}

export type HiddenFields = { readonly [name: string]: string }

/** Values that travel with a form without being asked. Never anything that identifies a person. */
export function Hidden({ fields }: { fields?: HiddenFields | undefined }) {
  return Object.entries(fields ?? {}).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

export type PostButtonProps = {
  action: string
  label: string
  hidden?: HiddenFields | undefined
  kind?: ButtonKind | undefined
  hiddenText?: string | undefined
}

/** A form that is only a button: for one act without questions (nudge, take up, sign out). */
export function PostButton({ action, label, hidden, kind, hiddenText }: PostButtonProps) {
  return (
    <form method="post" action={safeAction(action)} className="post" data-once="">
      <Hidden fields={hidden} />
      <Button kind={kind} hiddenText={hiddenText}>
        {label}
      </Button>
    </form>
  )
}

/** What a line lets one do: go somewhere, or carry one act out at once. */
export type Action =
  | { readonly href: string; readonly label: string; readonly hiddenText?: string | undefined }
  | {
      readonly post: string
      readonly label: string
      readonly hidden?: HiddenFields | undefined
      readonly hiddenText?: string | undefined
    }

/** The one button of a line. */
export function ActionButton({ action, kind }: { action: Action; kind?: ButtonKind | undefined }) {
  if ('href' in action)
    return (
      <ButtonLink href={action.href} kind={kind} hiddenText={action.hiddenText}>
        {action.label}
      </ButtonLink>
    )
  return (
    <PostButton
      action={action.post}
      label={action.label}
      hidden={action.hidden}
      kind={kind}
      hiddenText={action.hiddenText}
    />
  )
}

/** Buttons and links that belong together, in one wrapping row. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>
}
