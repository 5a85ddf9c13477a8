import { EXPLOITATION_FORMS, type ExploitationForm, ORGANISATION_KINDS, type OrganisationKind } from '../../domain/mechanism/vocabulary.ts'
import { parseRows, type Row } from './csv.ts'

/** One published summary, disguised: its shape and nothing that leads to a person. Null is "not published". */
export type Summary = {
  readonly summary: string
  readonly territories: readonly string[]
  /** Day of the exercise year, from 1. */
  readonly noticedOnDay: number
  readonly people: number
  readonly children: number
  readonly adults: number
  readonly girls: number | null
  readonly boys: number | null
  readonly women: number | null
  readonly men: number | null
  readonly exploitation: readonly ExploitationForm[]
  readonly noticedBy: OrganisationKind
  readonly toldBy: (typeof TELLERS)[number]
  readonly identified: boolean
  readonly referredTo: readonly OrganisationKind[]
  /** Code of the organisation that coordinated, and for how many; an empty code where nobody is named. */
  readonly coordinatedBy: string
  readonly coordinated: number
  readonly help: readonly string[]
  readonly helpBy: readonly OrganisationKind[]
}

/** One thing wrong with the file: where, and why. `row` is the line of the file, from 1. */
export type Fault = { readonly row: number; readonly field: string; readonly reason: string }
export type ReadSummaries =
  | { readonly kind: 'read'; readonly summaries: readonly Summary[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }

/** What the words of a file may name: codes of territories, services and organisations. */
export type Known = { readonly territories: readonly string[]; readonly services: readonly string[]; readonly organisations: readonly string[] }

const TELLERS = ['person', 'relative', 'authority'] as const
const YES_NO = ['yes', 'no'] as const
const COUNTS = ['noticed_on_day', 'people', 'children', 'adults', 'accused'] as const
const UNKNOWN_OR_COUNTS = ['girls', 'boys', 'women', 'men'] as const
const COLUMNS = [
  'summary', 'territories', 'noticed_on_day', 'people', 'children', 'adults', 'girls', 'boys', 'women', 'men', 'accused',
  'exploitation', 'noticed_by', 'told_by', 'identified', 'referred_to', 'coordinated_by', 'coordinated', 'help', 'help_by',
] as const
type Column = (typeof COLUMNS)[number]

/** The words of the summaries in our codes. "Sexual" says no more than that; it stands under the widest code there is. */
const FORMS: Readonly<Record<string, ExploitationForm>> = {
  sexual: 'sexual_prostitution',
  forced_criminality: 'criminal_activities',
  forced_begging: 'begging',
  online_child_pornography: 'child_pornography',
  ...Object.fromEntries(EXPLOITATION_FORMS.map(form => [form, form])),
}

/** Largest number of people of one summary. */
const MOST = 500

/** Reads a file of summaries. One fault anywhere and nothing of the file is taken; every fault is named at once. */
export function readSummaries(text: string, known: Known): ReadSummaries {
  const { header, rows } = parseRows(text)
  const missing = COLUMNS.filter(column => !header.includes(column))
  const strange = header.filter(name => !COLUMNS.some(column => column === name))
  const faults: Fault[] = [
    ...missing.map(field => ({ row: 1, field, reason: 'This column is missing.' })),
    ...strange.map(field => ({ row: 1, field, reason: 'Nobody knows this column.' })),
  ]
  if (faults.length > 0) return { kind: 'refused', faults }
  if (rows.length === 0) return { kind: 'refused', faults: [{ row: 1, field: 'summary', reason: 'The file holds no summary.' }] }
  const summaries = rows.map(row => readRow(row, known, faults))
  rows.forEach((row, at) => {
    const name = row.values.summary
    if (rows.findIndex(one => one.values.summary === name) < at) faults.push({ row: row.line, field: 'summary', reason: `${name} stands in the file twice.` })
  })
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'read', summaries }
}

function readRow(row: Row, known: Known, faults: Fault[]): Summary {
  const wrong = (field: Column, reason: string) => faults.push({ row: row.line, field, reason })
  const text = (field: Column) => row.values[field]?.trim() ?? ''
  const list = <T extends string>(field: Column, allowed: readonly T[]): readonly T[] =>
    words(text(field)).flatMap(word => {
      const found = allowed.find(one => one === word)
      if (found === undefined) wrong(field, `“${word}” is not known here.`)
      return found === undefined ? [] : [found]
    })
  const one = <T extends string>(field: Column, allowed: readonly [T, ...T[]]): T => {
    const found = allowed.find(value => value === text(field))
    if (found === undefined) wrong(field, `Write one of ${allowed.join(', ')}.`)
    return found ?? allowed[0]
  }
  const count = (field: Column) => {
    if (/^\d{1,3}$/.test(text(field)) && Number(text(field)) <= MOST) return Number(text(field))
    wrong(field, `Write a whole number from 0 to ${MOST}.`)
    return 0
  }
  const countOrUnknown = (field: Column) => (text(field) === '' ? null : count(field))
  if (!/^[A-Z]\d{1,3}$/.test(text('summary'))) wrong('summary', 'Write one letter and a number, such as X1.')
  const [noticedOnDay, people, children, adults] = COUNTS.map(count) as [number, number, number, number, number]
  const [girls, boys, women, men] = UNKNOWN_OR_COUNTS.map(countOrUnknown) as [number | null, number | null, number | null, number | null]
  const territories = list('territories', known.territories)
  if (territories.length === 0) wrong('territories', 'Name at least one territory.')
  if (noticedOnDay < 1 || noticedOnDay > 330) wrong('noticed_on_day', 'Write a day of the exercise year from 1 to 330.')
  const exploitation = list('exploitation', Object.keys(FORMS)).flatMap(word => FORMS[word] ?? [])
  const coordinated = countOrUnknown('coordinated') ?? 0
  const coordinatedBy = text('coordinated_by')
  if (coordinatedBy !== '' && !known.organisations.includes(coordinatedBy)) wrong('coordinated_by', `“${coordinatedBy}” is not in the directory.`)
  if ((coordinatedBy === '') !== (coordinated === 0)) wrong('coordinated', 'Who coordinated and for how many belong together.')
  sums({ people, children, adults, girls, boys, women, men, coordinated }, wrong)
  return {
    summary: text('summary'),
    territories,
    noticedOnDay,
    people,
    children,
    adults,
    girls,
    boys,
    women,
    men,
    exploitation,
    noticedBy: one('noticed_by', ORGANISATION_KINDS),
    toldBy: one('told_by', TELLERS),
    identified: one('identified', YES_NO) === 'yes',
    referredTo: list('referred_to', ORGANISATION_KINDS),
    coordinatedBy,
    coordinated,
    help: list('help', known.services),
    helpBy: list('help_by', ORGANISATION_KINDS),
  }
}

/** Totals and their parts must agree; a part that was not published is not reckoned with. */
function sums(
  row: Pick<Summary, 'people' | 'children' | 'adults' | 'girls' | 'boys' | 'women' | 'men' | 'coordinated'>,
  wrong: (field: Column, reason: string) => void,
): void {
  const { people, children, adults, girls, boys, women, men, coordinated } = row
  if (people === 0) wrong('people', 'A summary without people is none.')
  if (children + adults !== people) wrong('people', `${people} people are named, but ${children} children and ${adults} adults are ${children + adults}.`)
  if (girls !== null && boys !== null && girls + boys !== children) {
    wrong('children', `${children} children are named, but ${girls} girls and ${boys} boys are ${girls + boys}.`)
  }
  if (women !== null && men !== null && women + men !== adults) {
    wrong('adults', `${adults} adults are named, but ${women} women and ${men} men are ${women + men}.`)
  }
  if (coordinated > people) wrong('coordinated', `${coordinated} of ${people} people cannot be.`)
}

const words = (text: string): readonly string[] => text.split(';').map(word => word.trim()).filter(Boolean)
