import {
  EXPLOITATION_FORMS,
  type ExploitationForm,
  ORGANISATION_KINDS,
  type OrganisationKind,
} from '../../domain/mechanism/vocabulary.ts'
import { MOST_PEOPLE } from '../../domain/notification/sign.ts'
import { type Cells, cellsOf, type Fault } from './cells.ts'
import { parseRows } from './csv.ts'

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
  readonly accused: number
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

export type ReadSummaries =
  | { readonly kind: 'read'; readonly summaries: readonly Summary[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }

/** What the words of a file may name: codes of territories, services and organisations. */
export type Known = {
  readonly territories: readonly string[]
  readonly services: readonly string[]
  readonly organisations: readonly string[]
}

const TELLERS = ['person', 'relative', 'authority'] as const
const YES_NO = ['yes', 'no'] as const
const COLUMNS = [
  'summary',
  'territories',
  'noticed_on_day',
  'people',
  'children',
  'adults',
  'girls',
  'boys',
  'women',
  'men',
  'accused',
  'exploitation',
  'noticed_by',
  'told_by',
  'identified',
  'referred_to',
  'coordinated_by',
  'coordinated',
  'help',
  'help_by',
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
  if (rows.length === 0)
    return { kind: 'refused', faults: [{ row: 1, field: 'summary', reason: 'The file holds no summary.' }] }
  const summaries = rows.map(row => {
    const cells = cellsOf<Column>(row, faults)
    const summary = readRow(cells, known)
    check(summary, cells, known)
    return summary
  })
  rows.forEach((row, at) => {
    const name = row.values.summary
    if (rows.findIndex(one => one.values.summary === name) < at)
      faults.push({ row: row.line, field: 'summary', reason: `${name} stands in the file twice.` })
  })
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'read', summaries }
}

function readRow({ text, list, one, count, countOrUnknown }: Cells<Column>, known: Known): Summary {
  return {
    summary: text('summary'),
    territories: list('territories', known.territories),
    noticedOnDay: count('noticed_on_day'),
    people: count('people'),
    children: count('children'),
    adults: count('adults'),
    girls: countOrUnknown('girls'),
    boys: countOrUnknown('boys'),
    women: countOrUnknown('women'),
    men: countOrUnknown('men'),
    accused: count('accused'),
    exploitation: list('exploitation', Object.keys(FORMS)).flatMap(word => FORMS[word] ?? []),
    noticedBy: one('noticed_by', ORGANISATION_KINDS),
    toldBy: one('told_by', TELLERS),
    identified: one('identified', YES_NO) === 'yes',
    referredTo: list('referred_to', ORGANISATION_KINDS),
    coordinatedBy: text('coordinated_by'),
    coordinated: countOrUnknown('coordinated') ?? 0,
    help: list('help', known.services),
    helpBy: list('help_by', ORGANISATION_KINDS),
  }
}

/** What one row says must fit together. */
function check(row: Summary, { wrong }: Cells<Column>, known: Known): void {
  if (!/^[A-Z]\d{1,3}$/.test(row.summary)) wrong('summary', 'Write one letter and a number, such as X1.')
  if (row.noticedOnDay < 1 || row.noticedOnDay > LAST_DAY) {
    wrong('noticed_on_day', `Write a day of the exercise year from 1 to ${LAST_DAY}.`)
  }
  const most = row.territories.length * MOST_PEOPLE
  if (row.people > most)
    wrong('territories', `Name more territories: ${row.people} people, at most ${MOST_PEOPLE} each.`)
  const { coordinatedBy, coordinated } = row
  if (coordinatedBy !== '' && !known.organisations.includes(coordinatedBy)) {
    wrong('coordinated_by', `“${coordinatedBy}” is not in the directory.`)
  }
  if ((coordinatedBy === '') !== (coordinated === 0))
    wrong('coordinated', 'Who coordinated and for how many belong together.')
  sums(row, wrong)
}

/** Totals and their parts must agree; a part that was not published is not reckoned with. */
function sums(row: Summary, wrong: Cells<Column>['wrong']): void {
  const { people, children, adults, girls, boys, women, men, coordinated } = row
  if (people === 0) wrong('people', 'A summary without people is none.')
  if (children + adults !== people) {
    wrong(
      'people',
      `${people} people are named, but ${children} children and ${adults} adults are ${children + adults}.`,
    )
  }
  if (girls !== null && boys !== null && girls + boys !== children) {
    wrong('children', `${children} children are named, but girls (${girls}) and boys (${boys}) are ${girls + boys}.`)
  }
  if (women !== null && men !== null && women + men !== adults) {
    wrong('adults', `${adults} adults are named, but women (${women}) and men (${men}) are ${women + men}.`)
  }
  if (coordinated > people) wrong('coordinated', `${coordinated} of ${people} people cannot be.`)
}

/** Last day of the exercise year on which somebody may be noticed: the steps after it lie in the same year. */
const LAST_DAY = 330
