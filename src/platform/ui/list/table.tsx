import type { ReactNode } from 'react'
import { classes } from '../words.ts'

export type TableColumn = { readonly label: string; readonly numeric?: boolean | undefined }
export type TableRow = { readonly key: string; readonly cells: readonly ReactNode[] }

export type TableProps = {
  caption: string
  /** Keep the caption for screen readers only, where a heading already says it. */
  captionUnseen?: boolean | undefined
  columns: readonly TableColumn[]
  /** The first cell of each row is its header. */
  rows: readonly TableRow[]
  empty?: string | undefined
}

/** A table that becomes cards at phone width; figures align at the end of their column. */
export function Table({ caption, captionUnseen, columns, rows, empty }: TableProps) {
  return (
    <table className="table">
      <caption className={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column.label} scope="col" className={classes(column.numeric && 'numeric') || undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && empty ? (
          <tr>
            <td colSpan={columns.length} className="none">
              {empty}
            </td>
          </tr>
        ) : null}
        {rows.map(row => (
          <tr key={row.key}>
            {columns.map((column, index) => (
              <TableCell key={column.label} column={column} first={index === 0}>
                {row.cells[index]}
              </TableCell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TableCell({ column, first, children }: { column: TableColumn; first: boolean; children: ReactNode }) {
  const className = column.numeric ? 'numeric' : undefined
  if (first)
    return (
      <th scope="row" className={className}>
        {children}
      </th>
    )
  return (
    <td className={className} data-label={column.label}>
      {children}
    </td>
  )
}
