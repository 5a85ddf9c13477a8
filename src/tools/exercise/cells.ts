import type { Row } from './csv.ts'

/** One thing wrong with a file: where, and why. `row` is the line of the file, from 1. */
export type Fault = { readonly row: number; readonly field: string; readonly reason: string }

/** Largest number a cell may hold. */
const MOST = 500

/** The cells of one row, read one by one; what cannot be read is written down as a fault and reading goes on. */
export type Cells<Column extends string> = {
  readonly wrong: (field: Column, reason: string) => void
  readonly text: (field: Column) => string
  /** Words of a list, each of which must be known. */
  readonly list: <T extends string>(field: Column, allowed: readonly T[]) => readonly T[]
  /** Exactly one word. */
  readonly one: <T extends string>(field: Column, allowed: readonly [T, ...T[]]) => T
  readonly count: (field: Column) => number
  /** Empty means not known. */
  readonly countOrUnknown: (field: Column) => number | null
}

export function cellsOf<Column extends string>(row: Row, faults: Fault[]): Cells<Column> {
  const wrong = (field: Column, reason: string) => void faults.push({ row: row.line, field, reason })
  const text = (field: Column) => row.values[field]?.trim() ?? ''
  const count = (field: Column) => {
    if (/^\d{1,3}$/.test(text(field)) && Number(text(field)) <= MOST) return Number(text(field))
    wrong(field, `Write a whole number from 0 to ${MOST}.`)
    return 0
  }
  return {
    wrong,
    text,
    count,
    countOrUnknown: field => (text(field) === '' ? null : count(field)),
    list: (field, allowed) =>
      wordsOf(text(field)).flatMap(word => {
        const found = allowed.find(one => one === word)
        if (found === undefined) wrong(field, `“${word}” is not known here.`)
        return found === undefined ? [] : [found]
      }),
    one(field, allowed) {
      const found = allowed.find(value => value === text(field))
      if (found === undefined) wrong(field, `Write one of ${allowed.join(', ')}.`)
      return found ?? allowed[0]
    },
  }
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(';')
    .map(word => word.trim())
    .filter(Boolean)
}
