import { Fragment } from 'react'
import { Link } from '../link/link.tsx'
import { Clock, type ClockValue, Tag, type Tone } from '../notice/tag.tsx'

/** One line of work. No name, no identity: a code, what is owed, when, and who holds it. */
export type DueRow = {
  readonly id: string
  readonly href: string
  readonly person: string
  readonly what: string
  readonly clock: ClockValue
  readonly holder?: string | undefined
  readonly tags?: readonly { readonly text: string; readonly tone?: Tone | undefined }[] | undefined
}

export type DueGroup = { readonly title?: string | undefined; readonly rows: readonly DueRow[] }

export type DueListProps = {
  /** Names the table for screen readers. */
  caption: string
  columns: {
    readonly person: string
    readonly what: string
    readonly clock: string
    readonly holder?: string | undefined
  }
  groups: readonly DueGroup[]
  /** Shown when there is no row at all. */
  empty: string
}

function DueLine({ row, columns }: { row: DueRow; columns: DueListProps['columns'] }) {
  return (
    <tr className="due-row" data-row="">
      <th scope="row">
        <Link href={row.href} className="due-person">
          {row.person}
        </Link>
      </th>
      <td className="due-what">
        {row.what}
        {row.tags?.map(tag => (
          <Fragment key={tag.text}>
            {' '}
            <Tag tone={tag.tone}>{tag.text}</Tag>
          </Fragment>
        ))}
      </td>
      <td className="due-clock">
        <Clock {...row.clock} />
      </td>
      {columns.holder === undefined ? null : (
        <td className="due-holder" data-label={columns.holder}>
          {row.holder}
        </td>
      )}
    </tr>
  )
}

/** The work list: a table where there is room, cards where there is not. Soonest first is the caller's order. */
export function DueList({ caption, columns, groups, empty }: DueListProps) {
  if (groups.every(group => group.rows.length === 0)) return <p className="empty">{empty}</p>
  const width = columns.holder === undefined ? 3 : 4
  return (
    <table className="due-list" data-rows="">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.person}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.clock}</th>
          {columns.holder === undefined ? null : <th scope="col">{columns.holder}</th>}
        </tr>
      </thead>
      {groups
        .filter(group => group.rows.length > 0)
        .map(group => (
          <tbody key={group.title ?? group.rows[0]?.id}>
            {group.title === undefined ? null : (
              <tr className="due-group">
                <th scope="rowgroup" colSpan={width}>
                  {group.title}
                </th>
              </tr>
            )}
            {group.rows.map(row => (
              <DueLine key={row.id} row={row} columns={columns} />
            ))}
          </tbody>
        ))}
    </table>
  )
}
