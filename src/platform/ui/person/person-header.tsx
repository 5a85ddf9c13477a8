import type { ReactNode } from 'react'
import { Icon } from '../notice/icon.tsx'

export type PersonHeaderProps = {
  /** "Exercise 041": a code, never a name. The page's `h1`. */
  code: string
  kicker?: string | undefined
  facts: readonly { readonly label: string; readonly value: string }[]
  /** "In danger now": said only when it is so. */
  danger?: string | undefined
  children?: ReactNode
}

/** Who this page is about, without identity: code, age status, stage, territory, danger. */
export function PersonHeader({ code, kicker, facts, danger, children }: PersonHeaderProps) {
  return (
    <div className="person-header">
      {kicker ? <p className="kicker">{kicker}</p> : null}
      <h1>{code}</h1>
      {danger ? (
        <p className="danger-word">
          <Icon name="danger" />
          {danger}
        </p>
      ) : null}
      <dl className="facts">
        {facts.map(fact => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  )
}
