import { cleanLine, lengthOf } from '../../../domain/form/clean.ts'
import { SEXES } from '../../../domain/mechanism/vocabulary.ts'
import { type AboutPerson, peopleOf, type SignPerson } from '../../../domain/notification/sign.ts'
import { ageOn } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { LINE_LIMIT, type Read, type Reading, readDate } from './read.ts'

const LINES = { givenNames: 'given', familyName: 'family', citizenship: 'citizenship', contact: 'contact' } as const

/** The blocks of the people, one each. Of whoever did not agree only sex and age are read. */
export function readPeople(fields: Fields, reading: Reading): Read {
  const problems: Problem[] = []
  const people = peopleOf(reading.answers).map(one => readPerson(fields, one, reading, problems))
  return problems.length > 0 ? { patch: {}, problems } : { patch: { people }, problems }
}

function readPerson(fields: Fields, person: SignPerson, reading: Reading, problems: Problem[]): AboutPerson {
  const { t, languages } = reading
  const at = `person-${person.ordinal - 1}`
  const about: { -readonly [key in keyof AboutPerson]: AboutPerson[key] } = {}
  const sex = SEXES.find(one => one === field(fields, `${at}-sex`))
  if (sex) about.sex = sex
  const years = cleanLine(field(fields, `${at}-years`))
  if (/^\d{1,3}$/.test(years) && Number(years) <= 120) about.years = Number(years)
  else if (years !== '') problems.push({ field: `${at}-years`, message: t('signal.problem-years') })
  if (!person.identity) return about
  for (const [key, name] of Object.entries(LINES) as [keyof typeof LINES, string][]) {
    const text = cleanLine(field(fields, `${at}-${name}`))
    if (lengthOf(text) > LINE_LIMIT) {
      problems.push({ field: `${at}-${name}`, message: t('signal.problem-long', { most: LINE_LIMIT }) })
    } else if (text !== '') about[key] = text
  }
  const language = field(fields, `${at}-language`)
  if (languages.includes(language)) about.language = language
  const born = readDate(fields, `${at}-born`, reading.today, t)
  if (typeof born === 'object') problems.push(born)
  else if (born !== undefined) {
    about.birthDate = born
    if (!agree(person, born, reading)) problems.push({ field: `${at}-born`, message: t('signal.problem-age') })
  }
  return about
}

/** A birth date contradicts a plain "adult" or "child". A declared or doubtful age is left to the determination. */
function agree(person: SignPerson, born: CivilDate, { today, adultAge }: Reading): boolean {
  const adult = ageOn(born, today) >= adultAge
  return person.age === 'adult' ? adult : person.age === 'child' ? !adult : true
}
