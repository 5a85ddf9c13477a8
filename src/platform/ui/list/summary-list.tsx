import type { ReactNode } from 'react'
import { Link } from '../link/link.tsx'

export type SummaryRow = {
  readonly label: string
  readonly value: ReactNode
  /** `hiddenText` says what is changed: "the place". */
  readonly change?: { readonly href: string; readonly label: string; readonly hiddenText: string } | undefined
}

/** Answers to check, or facts to read: a name, a value, a way to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map(row => (
        <div key={row.label} className="summary-row">
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.change ? (
            <dd className="summary-change">
              <Link href={row.change.href}>
                {row.change.label}
                <span className="unseen"> {row.change.hiddenText}</span>
              </Link>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
