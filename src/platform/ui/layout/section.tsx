import type { ReactNode } from 'react'

export type PageTitleProps = {
  title: string
  kicker?: string | undefined
  lead?: string | undefined
  children?: ReactNode
}

/** The page's one `h1`, with a line above it that says where one is, and one below that says what it is for. */
export function PageTitle({ title, kicker, lead, children }: PageTitleProps) {
  return (
    <div className="page-title">
      {kicker ? <p className="kicker">{kicker}</p> : null}
      <h1>{title}</h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </div>
  )
}

/** A part of a page with its `h2`. */
export function Section({
  title,
  id,
  lead,
  children,
}: {
  title: string
  id?: string | undefined
  lead?: string | undefined
  children: ReactNode
}) {
  return (
    <section className="section">
      <h2 id={id}>{title}</h2>
      {lead ? <p className="section-lead">{lead}</p> : null}
      {children}
    </section>
  )
}

/** Running text in the reading measure. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>
}
