import { ageOn, civilDateOf } from '../time/calendar.ts'
import { saysYes, wordOf, wordSql, yes, yesSql } from './answers.ts'
import { clearedSql, isCleared } from './consent.ts'
import { act, type FactContext, person } from './context.ts'
import { AS_CHILD_SQL, isAsChild } from './status.ts'
import { latest, latestWord, latestWordSql, situationSql } from './story.ts'

/** Completed years on the day of the act; -1 when the birth date is not known (R-14). */
function ageOnActDay(c: FactContext): number {
  if (c.file.birthDate === null || c.act === null) return -1
  return ageOn(c.file.birthDate, civilDateOf(c.act.happenedAt, c.timeZone))
}

const AGE_ON_ACT_SQL = 'coalesce(extract(year from age((e.happened_at at time zone {zone})::date, p.birth_date)), -1)'

/** A band names its years: `13-17`, `under-8`. Any band of years fits a child whose birth date is not known. */
function bandFits(band: string, age: number): boolean {
  const range = /^(\d+)-(\d+)$/.exec(band)
  if (range) return age === -1 || (age >= Number(range[1]) && age <= Number(range[2]))
  const under = /^under-(\d+)$/.exec(band)
  return under !== null && (age === -1 || age < Number(under[1]))
}

const BAND = wordSql('ageBand')
const BAND_FITS_SQL = `case when (${BAND}) ~ '^\\d+-\\d+$' then ${AGE_ON_ACT_SQL} = -1 or ${AGE_ON_ACT_SQL} between split_part(${BAND}, '-', 1)::int and split_part(${BAND}, '-', 2)::int when (${BAND}) ~ '^under-\\d+$' then ${AGE_ON_ACT_SQL} < split_part(${BAND}, '-', 2)::int else false end`

const SIGNED = ['signature', 'thumb', 'child-mark', 'refused', 'not-possible']

const NEEDED_LANGUAGE = latestWordSql('needs.recorded', 'language')

/** Whether the rights were told, and whether protection was offered with them. */
export const RIGHTS_FACTS = {
  /** Told as the law asks: a telling that broke a rule is not yet a telling (R-23). */
  rightsAreTold: person(`exists (select 1 ${situationSql('rights.told')} and x.conformity = 'regular')`, c => {
    const { events } = c.file
    for (let at = events.length - 1; at >= 0 && events[at]?.kind !== 'person.re-victimised'; at--)
      if (events[at]?.kind === 'rights.told' && events[at]?.conformity === 'regular') return true
    return false
  }),
  protectionIsExplained: person(
    `coalesce((select jsonb_typeof(x.act->'topics') = 'array' and x.act->'topics' @> '["protection"]'::jsonb ${situationSql('rights.told')} order by x.seq desc limit 1), false)`,
    c => {
      const topics = latest(c.file, 'rights.told')?.act.topics
      return Array.isArray(topics) && topics.includes('protection')
    },
  ),
}

/** What one telling of rights says. */
export const RIGHTS_ACT_FACTS = {
  ageOnAct: act(AGE_ON_ACT_SQL, ageOnActDay),
  rightsVersionFitsAge: act(`case when ${AS_CHILD_SQL} then ${BAND_FITS_SQL} else (${BAND}) = 'adult' end`, c =>
    isAsChild(c.file) ? bandFits(wordOf(c, 'ageBand'), ageOnActDay(c)) : wordOf(c, 'ageBand') === 'adult',
  ),
  isToldOrally: yes('oral'),
  isToldInWriting: yes('written'),
  /** A signature, a mark, or the recorded refusal or impossibility: nobody loses help by not signing. */
  receiptIsMarked: act(`(${wordSql('signed')}) in (${SIGNED.map(one => `'${one}'`).join(', ')})`, c =>
    SIGNED.includes(wordOf(c, 'signed')),
  ),
  supportAddressIsGiven: yes('supportAddressGiven'),
  /** R-73: told in the language asked for, or with an interpreter. */
  languageIsUnderstood: act(
    `${yesSql('interpreterPresent')} or ${NEEDED_LANGUAGE} in ('', ${wordSql('language')})`,
    c => {
      const needed = latestWord(c.file, 'needs.recorded', 'language')
      return saysYes(c.act?.facts.interpreterPresent) || needed === '' || needed === wordOf(c, 'language')
    },
  ),
  /** A parent or guardian is told in this act. */
  parentIsInformed: yes('parentInformed'),
  informedParentIsCleared: act(clearedSql(wordSql('parentSubject')), c =>
    isCleared(c.file, wordOf(c, 'parentSubject')),
  ),
}
