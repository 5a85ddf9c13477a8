import type { ReactNode } from 'react'
import { Button, Hidden, type HiddenFields } from '../button/button.tsx'
import { Link, type LinkItem } from '../link/link.tsx'
import { safeAction } from '../link/safe-href.ts'

export type FormFrameProps = {
  action: string
  /** Id and version of the form definition; sent as `_form` and `_version`. */
  form: string
  version: number | string
  hidden?: HiddenFields | undefined
  submit: string
  /** A second, quiet button, sent as `name=value` ("save and go on later"). */
  second?: { readonly label: string; readonly name: string; readonly value: string } | undefined
  cancel?: LinkItem | undefined
  /** The form brings a file. */
  upload?: boolean | undefined
  children: ReactNode
}

/**
 * One form: POST, its definition's id and version, one main button at the end.
 * The unseen first button makes Enter send the form even where "add another" stands before the main one.
 */
export function FormFrame({ action, form, version, hidden, submit, second, cancel, upload, children }: FormFrameProps) {
  return (
    <form
      method="post"
      action={safeAction(action)}
      className="form"
      noValidate
      data-once=""
      encType={upload ? 'multipart/form-data' : undefined}
    >
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true">
        {submit}
      </button>
      <Hidden fields={{ _form: form, _version: String(version), ...hidden }} />
      {children}
      <div className="actions">
        <Button>{submit}</Button>
        {second ? (
          <Button kind="quiet" name={second.name} value={second.value}>
            {second.label}
          </Button>
        ) : null}
        {cancel ? <Link href={cancel.href}>{cancel.label}</Link> : null}
      </div>
    </form>
  )
}
