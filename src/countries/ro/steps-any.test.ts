import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFile } from '../../../tests/support/any-file.ts'
import { NOON } from '../../../tests/support/person-file.ts'
import { PERSON_FACTS } from '../../domain/facts/registry.ts'
import { factsOf } from '../../domain/rules/condition.ts'
import { duesOf, GAP_STEP, panel } from '../../domain/way/panel.ts'
import { stageAfter } from '../../domain/way/stage.ts'
import { FORMS } from './forms.ts'
import { LAW, NOT_LAW } from './law.ts'
import en from './messages/en/step.json' with { type: 'json' }
import ro from './messages/ro/step.json' with { type: 'json' }
import { PARAMETERS } from './parameters.ts'
import { RULES } from './rules/rules.ts'
import { STEPS } from './steps.ts'

const WAY = { rules: RULES, steps: STEPS, parameters: PARAMETERS, timeZone: 'Europe/Bucharest' }

describe('over any file', () => {
  it('something can be done, whatever happened', () => {
    fc.assert(
      fc.property(arbitraryFile, file => {
        const { now: first, waiting } = panel({ ...file, stage: stageAfter(file) }, WAY, NOON)
        expect(first.length + waiting.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })

  /** Files for which a way offers nothing, or on whose account nobody has anything on a list. */
  const stranded = (steps: typeof STEPS, numRuns: number, endOnFailure = false) =>
    fc.check(
      fc.property(arbitraryFile, one => {
        const file = { ...one, stage: stageAfter(one) }
        const { now: first, waiting } = panel(file, { ...WAY, steps }, NOON)
        const listed = file.stage === 'closed' || duesOf(file, { ...WAY, steps }, NOON).length > 0
        return first.length + waiting.length > 0 && listed
      }),
      { numRuns, endOnFailure },
    ).failed

  it('nobody in the mechanism is on nobody’s list', () => {
    expect(stranded(STEPS, 500)).toBe(false)
  })

  it.each(['look-again', 'keep-door-open'])('without the step %s somebody is, and it is seen', id => {
    expect(
      stranded(
        STEPS.filter(step => step.id !== id),
        60_000,
        true,
      ),
    ).toBe(true)
  })

  it('what is blocked names its rules and who can open it; what is owed names a desk', () => {
    fc.assert(
      fc.property(arbitraryFile, file => {
        const all = panel({ ...file, stage: stageAfter(file) }, WAY, NOON)
        for (const line of all.notYet) expect(line.broken.length > 0 && line.opens.length > 0, line.step).toBe(true)
        for (const line of [...all.now, ...all.waiting, ...all.notYet]) {
          expect(line.holder.kind).not.toBe('')
          if (!line.gap) expect(line.why.facts.length, line.step).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('no task is owed twice', () => {
    fc.assert(
      fc.property(arbitraryFile, file => {
        const keys = duesOf(file, WAY, NOON).map(line => `${line.step} ${line.ref}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 300 },
    )
  })
})

/** A referral is asked for and answered on pages of its own; its form is the paper that goes along, an act beside it. */
const PAPER_OF: { readonly [act: string]: string } = {
  'referral-form.sent': 'referral.requested',
  'referral-form.answered': 'referral.accepted',
}

describe('the steps as data', () => {
  const sources = new Map(LAW.map(source => [source.id, source]))

  it('ask only standing facts, name known parameters and forms, and are known once', () => {
    expect(new Set(STEPS.map(step => step.id)).size).toBe(STEPS.length)
    const parameters = new Set(PARAMETERS.map(one => one.id))
    for (const { id, due, done, clock, form, act } of STEPS) {
      for (const fact of [...factsOf(due), ...factsOf(done)]) expect(fact in PERSON_FACTS, `${id}: ${fact}`).toBe(true)
      if (clock) expect(parameters.has(clock.parameter), `${id}: ${clock.parameter}`).toBe(true)
      const definition = FORMS.find(one => one.id === form)
      if (definition) expect(PAPER_OF[definition.act] ?? definition.act, id).toBe(act)
    }
    expect(JSON.parse(JSON.stringify(STEPS))).toEqual(STEPS)
  })

  it('have their words in both languages and are verified only where law was read', () => {
    const keys = [...STEPS.map(step => step.id), GAP_STEP]
      .flatMap(id => [`step.${id}`, `step.${id}.waiting`, `step.${id}.why`])
      .sort()
    for (const messages of [ro, en]) expect(Object.keys(messages).sort()).toEqual(keys)
    for (const { id, cites, standing } of STEPS)
      if (standing === 'verified')
        expect(
          cites.some(one => sources.get(one.source)?.consulted && !NOT_LAW.has(one.source)),
          id,
        ).toBe(true)
  })
})
