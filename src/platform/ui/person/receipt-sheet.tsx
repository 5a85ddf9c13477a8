import type { ReactNode } from 'react'

export type ReceiptSheetProps = {
  title: string
  reference: { readonly label: string; readonly value: string }
  lines: readonly { readonly label: string; readonly value: ReactNode }[]
  /** What is still open, in words: the receipt never says "done" while a leg is. */
  open?: ReactNode
  note?: string | undefined
}

/** One sheet to print. It tells its holder enough, and a stranger nothing. */
export function ReceiptSheet({ title, reference, lines, open, note }: ReceiptSheetProps) {
  return (
    <article className="receipt">
      <h2>{title}</h2>
      <p className="receipt-reference">
        {reference.label} <strong>{reference.value}</strong>
      </p>
      <dl>
        {lines.map(line => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      {open ? <div className="receipt-open">{open}</div> : null}
      {note ? <p className="receipt-note">{note}</p> : null}
    </article>
  )
}
