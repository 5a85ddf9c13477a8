import { civilDateOf } from '../../../domain/form/civil.ts'
import { cleanLine, cleanText, lengthOf } from '../../../domain/form/clean.ts'
import type { Indicator } from '../../../domain/mechanism/pack.ts'
import { AGE_STATUSES } from '../../../domain/mechanism/vocabulary.ts'
import { isTreatedAsChild } from '../../../domain/notification/legs.ts'
import type { SignPage } from '../../../domain/notification/pages.ts'
import {
  type Asked,
  countOf,
  MOST_PEOPLE,
  peopleOf,
  type SignAnswers,
  withoutIdentity,
} from '../../../domain/notification/sign.ts'
import { UNKNOWN_TERRITORY } from '../../../domain/notification/told.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { type Fields, field, fieldList } from '../../../platform/http/fields.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { readPeople } from './read-people.ts'

/** What reading an answer needs to know. Codes outside these lists are never kept. */
export type Reading = {
  readonly answers: SignAnswers
  readonly today: CivilDate
  readonly indicators: readonly Indicator[]
  readonly territories: readonly string[]
  readonly languages: readonly string[]
  readonly desks: readonly string[]
  /** Completed years from which somebody is an adult. */
  readonly adultAge: number
  readonly t: Translate
}

export type Read = { readonly patch: Partial<SignAnswers>; readonly problems: readonly Problem[] }
type Reader = (fields: Fields, reading: Reading) => Read

const WORDS_LIMIT = 600
export const LINE_LIMIT = 120

/** One of a list, or a problem. */
function oneOf<T extends string>(fields: Fields, name: string, allowed: readonly T[]): T | undefined {
  const value = field(fields, name)
  return allowed.find(one => one === value)
}

const problem = (name: string, message: string): Problem => ({ field: name, message })
const only = (name: string, message: string): Read => ({ patch: {}, problems: [problem(name, message)] })

function readDanger(fields: Fields, { t }: Reading): Read {
  const danger = oneOf(fields, 'danger', ['yes', 'no', 'unknown'])
  return danger ? { patch: { danger }, problems: [] } : only('danger', t('signal.problem-choose'))
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined
}

function readWho(fields: Fields, { t }: Reading): Read {
  const problems: Problem[] = []
  const age = oneOf(fields, 'age', AGE_STATUSES)
  if (!age) problems.push(problem('age', t('signal.problem-choose')))
  const count = wholeNumber(cleanLine(field(fields, 'count')) || '1')
  if (count === undefined || count < 1 || count > MOST_PEOPLE) {
    problems.push(problem('count', t('signal.problem-count', { most: MOST_PEOPLE })))
  }
  const children = wholeNumber(cleanLine(field(fields, 'children')) || '0')
  if (children === undefined || children > (count ?? MOST_PEOPLE)) {
    problems.push(problem('children', t('signal.problem-children', { most: count ?? MOST_PEOPLE })))
  }
  if (!age || count === undefined || children === undefined || problems.length > 0) return { patch: {}, problems }
  return { patch: { age, count, children }, problems }
}

function readSeen(fields: Fields, { t, indicators }: Reading): Read {
  const ticked = fieldList(fields, 'seen')
  const known = indicators.filter(one => ticked.includes(one.code)).map(one => one.code)
  const words = cleanText(field(fields, 'words'))
  if (lengthOf(words) > WORDS_LIMIT) return only('words', t('signal.problem-long', { most: WORDS_LIMIT }))
  const told = fieldList(fields, 'told')
  const patch = {
    indicators: known,
    nothingKnown: ticked.includes('unknown'),
    selfDeclared: told.includes('self'),
    thirdParty: told.includes('third'),
    words,
  }
  const answered = known.length > 0 || patch.nothingKnown || patch.selfDeclared || patch.thirdParty || words !== ''
  return answered ? { patch, problems: [] } : only('seen', t('signal.problem-choose'))
}

function readWhere(fields: Fields, { t, territories }: Reading): Read {
  const territory = field(fields, 'territory')
  const place = cleanLine(field(fields, 'place'))
  if (lengthOf(place) > LINE_LIMIT) return only('place', t('signal.problem-long', { most: LINE_LIMIT }))
  if (territory !== UNKNOWN_TERRITORY && !territories.includes(territory)) {
    return only('territory', t('signal.problem-territory'))
  }
  return { patch: { territory, place }, problems: [] }
}

function readWhen(fields: Fields, { t, today }: Reading): Read {
  if (fieldList(fields, 'noticed-unknown').includes('unknown')) return { patch: { noticedOn: 'unknown' }, problems: [] }
  const date = readDate(fields, 'noticed', today, t)
  if (date === undefined) return { patch: { noticedOn: 'unknown' }, problems: [] }
  return typeof date === 'object' ? { patch: {}, problems: [date] } : { patch: { noticedOn: date }, problems: [] }
}

/** A day that is past: undefined where nothing was written, a problem where it cannot be. */
export function readDate(
  fields: Fields,
  name: string,
  today: CivilDate,
  t: Translate,
): CivilDate | Problem | undefined {
  const parts = (['day', 'month', 'year'] as const).map(part => cleanLine(field(fields, `${name}-${part}`)))
  if (parts.every(part => part === '')) return undefined
  const [day = '', month = '', year = ''] = parts
  const date = civilDateOf({ day, month, year })
  if (!date) return problem(name, t('signal.problem-date'))
  if (date > today) return problem(name, t('signal.problem-future'))
  const oldest = `${Number(today.slice(0, 4)) - 120}${today.slice(4)}`
  return date < oldest ? problem(name, t('signal.problem-old')) : date
}

function readAsked(fields: Fields, { t, answers }: Reading): Read {
  const problems: Problem[] = []
  const asked: (Asked | null)[] = peopleOf(answers).map(one => {
    if (isTreatedAsChild(one.age)) return null
    const name = `asked-${one.ordinal - 1}`
    const answer = oneOf(fields, name, ['agrees', 'refuses', 'not-safe'])
    if (!answer) problems.push(problem(name, t('signal.problem-asked')))
    return answer ?? null
  })
  const override = fieldList(fields, 'override').includes('yes')
  const reason = cleanText(field(fields, 'reason'))
  const supportName = cleanLine(field(fields, 'supportName'))
  if (override && reason === '') problems.push(problem('reason', t('signal.problem-reason')))
  if (lengthOf(reason) > WORDS_LIMIT) problems.push(problem('reason', t('signal.problem-long', { most: WORDS_LIMIT })))
  if (lengthOf(supportName) > LINE_LIMIT)
    problems.push(problem('supportName', t('signal.problem-long', { most: LINE_LIMIT })))
  if (problems.length > 0) return { patch: {}, problems }
  const support = oneOf(fields, 'support', ['none', 'guardian', 'institution', 'unknown']) ?? 'unknown'
  const patch = { asked, override, reason, support, supportName }
  return { patch: { ...patch, people: keptPeople({ ...answers, ...patch }) }, problems: [] }
}

/** After a refusal the name leaves the draft too: what must not be sent is not kept. */
function keptPeople(answers: SignAnswers) {
  return peopleOf(answers).map(one => {
    const about = answers.people?.[one.ordinal - 1] ?? {}
    return one.identity ? about : withoutIdentity(about)
  })
}

function readTold(fields: Fields, { desks }: Reading): Read {
  const ticked = fieldList(fields, 'implicated')
  return { patch: { implicated: desks.filter(code => ticked.includes(code)) }, problems: [] }
}

const READERS: { readonly [page in SignPage]: Reader } = {
  danger: readDanger,
  call: () => ({ patch: {}, problems: [] }),
  who: readWho,
  seen: readSeen,
  where: readWhere,
  when: readWhen,
  asked: readAsked,
  about: (fields, reading) => readPeople(fields, reading),
  told: readTold,
  check: () => ({ patch: {}, problems: [] }),
}

/** Reads one page of the sign. Nothing is kept of a page with a problem. */
export function readPage(page: SignPage, fields: Fields, reading: Reading): Read {
  return READERS[page](fields, reading)
}

/** "Add another person", or one less: the new number of people. */
export function countAfter(
  fields: Fields,
  answers: SignAnswers,
): { readonly count: number; readonly without: number | null } | null {
  if (field(fields, '_add') === 'person') return { count: Math.min(countOf(answers) + 1, MOST_PEOPLE), without: null }
  const removed = /^person-(\d{1,2})$/.exec(field(fields, '_remove'))?.[1]
  if (removed === undefined || countOf(answers) === 1) return null
  return { count: countOf(answers) - 1, without: Number(removed) }
}
