import { describe, expect, test } from 'vitest'
import { formPaper } from '../../src/act/paper.ts'
import { readForm } from '../../src/domain/form/read.ts'
import { checkForms } from '../../src/domain/form/validate.ts'
import { checkPack } from '../../src/domain/mechanism/check-pack.ts'
import type { ActFacts, Actor, PersonFile } from '../../src/domain/person/file.ts'
import { decide } from '../../src/domain/rules/decide.ts'
import { civilDateOf } from '../../src/domain/time/calendar.ts'
import { duesOf, panel } from '../../src/domain/way/panel.ts'
import { stageAfter } from '../../src/domain/way/stage.ts'
import { translator } from '../../src/platform/i18n/translator.ts'
import { book, event, FRONT_DESK, STACKS } from '../support/library/book.ts'
import { LIBRARY_WORDS } from '../support/library/forms.ts'
import { LIBRARY } from '../support/library/pack.ts'

/** The engine, on lost library books. Nothing here knows of a victim, a country or a language of ours. */
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 5, 15, 0)
const at = (file: PersonFile, actor: Actor | undefined, now = NOW) => panel(file, LIBRARY, now, actor)
const steps = (lines: readonly { readonly step: string }[]) => lines.map(line => line.step)
const missed = book({ events: [event('notification.sent', NOW - HOUR)] })
const searched = book({ events: [...missed.events, event('needs.recorded', NOW - HOUR / 2)] })
const lost = (file: PersonFile, now = NOW, facts: ActFacts = { status: 'presumed' }) =>
  decide(file, { kind: 'status.decided', mode: 'do', happenedAt: now, facts }, STACKS, now, LIBRARY)
const ruleOf = (decision: ReturnType<typeof lost>) =>
  decision.kind === 'refused' ? decision.broken.map(one => one.rule) : []

describe('the way of a lost book', () => {
  test('a step is owed by one desk, waited for by the other, and followed by the next', () => {
    const stacks = at(missed, STACKS)
    expect(steps(stacks.now)).toEqual(['search-shelves', 'declare-lost'])
    expect(steps(at(missed, FRONT_DESK).waiting)).toEqual(['search-shelves', 'declare-lost'])
    expect(steps(at(searched, STACKS).now)).toEqual(['declare-lost'])
  })

  test('a rule that stands whatever is answered blocks the step before anybody tries, says why and what opens it', () => {
    const picture = book({ ...searched, ageStatus: 'child' })
    const [blocked] = at(picture, STACKS).notYet
    expect(blocked).toMatchObject({ step: 'declare-lost', opens: ['self-report.made'] })
    expect(blocked?.broken.map(one => [one.rule, one.reference])).toEqual([['lost.picture-book', 'R-02']])
    // Then nobody can do anything: the fallback keeps the book on somebody's list.
    expect(steps(at(picture, FRONT_DESK).now)).toEqual(['look-once-more'])
  })

  test('the stages are the pack’s own, read from the acts', () => {
    const states = [[], [event('notification.sent', NOW)]].map(events => stageAfter(book({ events })))
    expect(states).toEqual(['detected', 'notified'])
    expect(stageAfter(searched)).toBe('primary-care')
    expect(stageAfter(book({ events: [...searched.events, event('closure.made', NOW)] }))).toBe('closed')
  })
})

describe('clocks', () => {
  test('a day runs to its end in the library’s own zone, an hour by the clock', () => {
    const [search, declare] = duesOf(missed, LIBRARY, NOW)
    const noticed = NOW - HOUR
    const day = civilDateOf(noticed, 'Pacific/Auckland')
    expect(civilDateOf(search?.dueAt ?? 0, 'Pacific/Auckland') > day).toBe(true)
    expect(((search?.dueAt ?? 0) + 1 + 12 * HOUR) % (24 * HOUR)).toBe(0)
    expect(declare?.dueAt).toBe(missed.detectedAt + 2 * HOUR)
    expect(at(missed, STACKS, (search?.dueAt ?? 0) + 1).now[0]?.clock).toBe('late')
  })

  test('a limit is the one of its day: three days before March 2026, one since', () => {
    const dueAfter = (noticed: number) => {
      const [search] = duesOf(book({ events: [event('notification.sent', noticed)] }), LIBRARY, noticed)
      return Math.ceil(((search?.dueAt ?? 0) - noticed) / (24 * HOUR))
    }
    expect(dueAfter(Date.UTC(2026, 0, 10, 0))).toBe(4)
    expect(dueAfter(Date.UTC(2026, 3, 10, 0))).toBe(2)
  })
})

describe('deciding', () => {
  test('an act that breaks a rule is refused, by every rule it breaks, with the facts as they stood', () => {
    const refused = lost(missed)
    expect(ruleOf(refused)).toEqual(['lost.after-search'])
    expect(refused.facts).toMatchObject({ needsAreRecorded: false, decidedStatus: 'presumed' })
    expect(lost(searched).kind).toBe('allowed')
    expect(ruleOf(lost(book({ ...missed, ageStatus: 'child' })))).toEqual(['lost.after-search', 'lost.picture-book'])
  })

  test('a rule is law from its first day only, and what happened is recorded all the same', () => {
    const picture = book({ ...searched, ageStatus: 'child' })
    expect(lost(picture, Date.UTC(2026, 1, 27)).kind).toBe('allowed')
    expect(lost(picture, Date.UTC(2026, 2, 2)).kind).toBe('refused')
    const truth = { kind: 'status.decided', mode: 'record', happenedAt: NOW, facts: { status: 'presumed' } } as const
    expect(decide(picture, truth, STACKS, NOW, LIBRARY)).toMatchObject({ kind: 'irregular' })
  })

  test('a warning wants a reason', () => {
    const close = (facts: ActFacts) =>
      decide(searched, { kind: 'closure.made', mode: 'do', happenedAt: NOW, facts }, FRONT_DESK, NOW, LIBRARY)
    expect(close({ reason: 'given-up' })).toMatchObject({ kind: 'allowed', reasonNeeded: true })
    expect(close({ reason: 'came-back' })).toMatchObject({ kind: 'allowed', reasonNeeded: false })
  })
})

describe('forms', () => {
  test('are sound, are read, and are drawn on paper', () => {
    expect(
      checkForms(LIBRARY.forms, ['en'], (_lang, key) => key in LIBRARY_WORDS || key.startsWith('answer.')),
    ).toEqual([])
    const [form] = LIBRARY.forms
    if (!form) throw new Error('The library has no form.')
    const world = {
      now: NOW,
      today: '2026-06-15',
      languages: [],
      territories: [],
      momentOf: () => NOW,
      known: {},
    } as never
    const when = {
      happened: 'now',
      'happened-day': '15',
      'happened-month': '6',
      'happened-year': '2026',
      'happened-time': '10:00',
    }
    const floor = readForm(form, { shelf: 'floor', ...when }, world)
    expect(floor.kind === 'invalid' && floor.problems.map(one => one.field)).toEqual(['floorNote'])
    expect(readForm(form, { shelf: 'right', ...when }, world)).toMatchObject({
      kind: 'read',
      coded: { shelf: 'right' },
    })
    const t = translator('en', LIBRARY_WORDS)
    const mechanism = {
      pack: LIBRARY,
      profile: 'production',
      catalogue: () => LIBRARY_WORDS,
      directory: { find: () => undefined },
    } as never
    expect(JSON.stringify(formPaper({ mechanism, t, lang: 'en', now: NOW }, form))).toContain('Where was it?')
  })
})

test('the pack check finds what a library lacks for the screens of a referral mechanism, and nothing else', () => {
  const faults = checkPack(LIBRARY, { en: LIBRARY_WORDS })
  const areas = new Set(faults.filter(one => !one.area.startsWith('messages/')).map(one => `${one.area}: ${one.says}`))
  expect([...areas].sort()).toEqual([
    'forms: is an act the screens write down, and the pack has no form for it',
    'parameters: is a number the program asks for, and the pack does not give it',
  ])
})
