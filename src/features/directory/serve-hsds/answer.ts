import type { Nested } from '../../../domain/directory/nest.ts'
import { isLines, type ProgramAnswer, type ProgramRequest, programError } from '../../../platform/http/programs.ts'

const PER_PAGE = 20
const MOST_PER_PAGE = 200

/** Which page, and in which form; or what is wrong with the asking. */
export type Paging = { readonly page: number; readonly perPage: number; readonly lines: boolean }

export function readPaging({ query, accept }: ProgramRequest): Paging | ProgramAnswer {
  const format = query.get('format')
  if (format !== null && format !== '' && format !== 'json' && format !== 'ndjson')
    return programError(400, 'format is json or ndjson', 'format')
  const page = whole(query.get('page'), 1, Number.MAX_SAFE_INTEGER)
  if (page === undefined) return programError(400, 'page is a whole number from 1', 'page')
  const perPage = whole(query.get('per_page'), PER_PAGE, MOST_PER_PAGE)
  if (perPage === undefined)
    return programError(400, `per_page is a whole number from 1 to ${MOST_PER_PAGE}`, 'per_page')
  return { page, perPage, lines: format === 'ndjson' || (!format && isLines(accept)) }
}

export const isWrong = (value: Paging | ProgramAnswer): value is ProgramAnswer => 'status' in value

function whole(text: string | null, otherwise: number, most: number): number | undefined {
  if (text === null || text === '') return otherwise
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= most ? number : undefined
}

/** The part of a list that a page has. */
export function cut<Item>(all: readonly Item[], { page, perPage }: Paging): readonly Item[] {
  return all.slice((page - 1) * perPage, page * perPage)
}

/** A page as the standard has it, or one object a line. */
export const pageAnswer = (total: number, paging: Paging, contents: readonly Nested[]): ProgramAnswer =>
  pageOfTexts(
    total,
    paging,
    contents.map(one => JSON.stringify(one)),
  )

/** The same of objects that are JSON already. */
export function pageOfTexts(total: number, { page, perPage, lines }: Paging, texts: readonly string[]): ProgramAnswer {
  if (lines) return { status: 200, type: 'application/x-ndjson', body: texts.map(one => `${one}\n`).join('') }
  const pages = Math.ceil(total / perPage)
  const head = {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: texts.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: texts.length === 0,
  }
  const body = `${JSON.stringify(head).slice(0, -1)},"contents":[${texts.join()}]}`
  return { status: 200, type: 'application/json', body }
}

export function jsonAnswer(value: unknown): ProgramAnswer {
  return { status: 200, type: 'application/json', body: JSON.stringify(value) }
}

export const NOT_FOUND = programError(404, 'There is nothing under this id.')
