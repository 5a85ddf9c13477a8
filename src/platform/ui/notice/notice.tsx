import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type NoticeKind = 'info' | 'caution' | 'danger' | 'done'

export type NoticeProps = {
  kind: NoticeKind
  /** The kind in a word: "Good to know", "Take care", "Danger", "Done". */
  word: string
  title?: string | undefined
  children?: ReactNode
}

const ICONS = { info: 'info', caution: 'caution', danger: 'danger', done: 'done' } as const

/** A few sentences that must not be missed. `done` is announced politely; `danger` is rare. */
export function Notice({ kind, word, title, children }: NoticeProps) {
  return (
    <div className={`notice ${kind}`} role={kind === 'done' ? 'status' : 'note'}>
      <p className="notice-word">
        <Icon name={ICONS[kind]} />
        {word}
      </p>
      {title ? <p className="notice-title">{title}</p> : null}
      {children}
    </div>
  )
}

/** A disclosure that works without script. `children` are shown in print even when closed. */
export function Details({
  summary,
  children,
  open,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean | undefined
}) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      <div className="details">{children}</div>
    </details>
  )
}
