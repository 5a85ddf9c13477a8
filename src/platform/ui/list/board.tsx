import { Link, type LinkItem } from '../link/link.tsx'
import { type StatusKind, StatusTag } from '../notice/tag.tsx'

/** One figure that somebody answers for. `text` defines it; `state` says in words whether it is as it should be. */
export type BoardFigure = {
  readonly label: string
  readonly value: string | number
  readonly text?: string | undefined
  readonly state?: { readonly kind: StatusKind; readonly text: string } | undefined
  readonly link?: LinkItem | undefined
}

/** A supervisor's board: few figures, each with its definition and a way to what stands behind it. */
export function Board({ figures }: { figures: readonly BoardFigure[] }) {
  return (
    <ul className="board">
      {figures.map(figure => (
        <li key={figure.label} className="board-figure">
          <p className="board-label">{figure.label}</p>
          <p className="board-value">{figure.value}</p>
          {figure.state ? <StatusTag {...figure.state} /> : null}
          {figure.text ? <p className="board-text">{figure.text}</p> : null}
          {figure.link ? (
            <p>
              <Link href={figure.link.href}>{figure.link.label}</Link>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
