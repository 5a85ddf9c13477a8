import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { SECTORS } from '../../domain/mechanism/pack.ts'
import * as vocabulary from '../../domain/mechanism/vocabulary.ts'
import { EXPLOITATION } from './exploitation.ts'
import { INDICATORS } from './indicators.ts'
import { SPOKEN_LANGUAGES } from './languages.ts'
import { LAW } from './law.ts'
import { ORGANISATIONS } from './organisations/all.ts'
import { PARAMETERS } from './parameters.ts'
import { RIGHT_VARIANTS, RIGHTS, RIGHTS_TEXTS } from './rights.ts'
import { SERVICES } from './services.ts'

/** Every message of the pack in one language, those of forms and rules too. */
function messagesOf(lang: 'ro' | 'en'): Map<string, string> {
  const folder = path.join(import.meta.dirname, 'messages', lang)
  const files = readdirSync(folder).filter(file => file.endsWith('.json'))
  return new Map(
    files.flatMap(file => Object.entries<string>(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))),
  )
}

const ro = messagesOf('ro')
const en = messagesOf('en')
const ids = (area: string, list: readonly string[]) => list.map(id => `${area}.${id}`)

const REQUIRED = [
  ...ids('organisation-kind', vocabulary.ORGANISATION_KINDS),
  ...ids('role', vocabulary.ROLES),
  ...ids('sector', SECTORS),
  ...ids('service', SERVICES),
  ...ids('stage', vocabulary.STAGES),
  ...ids('status', vocabulary.STATUSES),
  ...ids('age-status', vocabulary.AGE_STATUSES),
  ...ids('sex', vocabulary.SEXES),
  ...ids('referral-state', vocabulary.REFERRAL_STATES),
  ...ids('referral-business', ['waitlisted', 'declined', 'withdrawn', 'arrived']),
  ...ids('data-class', vocabulary.DATA_CLASSES),
  ...ids('exploitation', vocabulary.EXPLOITATION_FORMS),
  ...ids('language', SPOKEN_LANGUAGES),
  ...ids(
    'law',
    LAW.map(({ id }) => id),
  ),
  ...ids(
    'parameter',
    PARAMETERS.map(({ id }) => id),
  ),
  ...ids(
    'indicator',
    INDICATORS.map(({ code }) => code),
  ),
  ...ids('right', [...RIGHTS.map(({ id }) => id), ...RIGHT_VARIANTS]),
  ...ids('rights-text', RIGHTS_TEXTS),
]

/** Words for who a person is by descent: no question, text, field or option may use them. Languages may be named. */
const DESCENT =
  /ethni|etni[ceat]|g[yi]ps[yi]|țigan|tigan|rrom|minorit|racial|rasial|ungur|maghiar|(?<!\p{L})(roma|romi|romilor|romă|rome|romani|race|rasă|rasa|caste?|tribe?|trib)(?!\p{L})|skin colo|culoarea pielii/iu

describe('words of the pack', () => {
  it('name every id of the data in both languages', () => {
    for (const [lang, messages] of [
      ['ro', ro],
      ['en', en],
    ] as const) {
      expect(
        REQUIRED.filter(key => !messages.get(key)),
        lang,
      ).toEqual([])
    }
  })

  it('have the same keys in both languages', () => {
    expect([...ro.keys()].sort()).toEqual([...en.keys()].sort())
  })

  it('use the comma below and never the cedilla', () => {
    for (const [key, text] of ro) expect(text, key).not.toMatch(/[şţŞŢ]/)
    for (const { name } of ORGANISATIONS) expect(name).not.toMatch(/[şţŞŢ]/)
  })

  it('never ask or say who a person is by descent', () => {
    for (const [key, text] of [...ro, ...en]) {
      if (!key.startsWith('language.')) expect(`${key}: ${text}`).not.toMatch(DESCENT)
    }
    expect('Is the person Roma?').toMatch(DESCENT)
    expect('Etnia persoanei').toMatch(DESCENT)
    expect('România, română, cetățeni').not.toMatch(DESCENT)
  })

  it('tell everybody whom to call in danger', () => {
    for (const messages of [ro, en]) {
      for (const id of ['adult', 'child-13-17', 'child-8-12']) {
        expect(messages.get(`rights-text.${id}`)).toMatch(/112/)
        expect(messages.get(`rights-text.${id}`)).toMatch(/119/)
      }
    }
  })

  it('cover every form of exploitation in the crosswalk', () => {
    expect(Object.keys(EXPLOITATION)).toEqual([...vocabulary.EXPLOITATION_FORMS])
  })
})
