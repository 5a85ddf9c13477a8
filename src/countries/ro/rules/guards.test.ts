import { expect, it } from 'vitest'
import { fieldsOf } from '../../../domain/form/keys.ts'
import type { ActKind } from '../../../domain/mechanism/vocabulary.ts'
import { FORMS } from '../forms.ts'
import { CASES } from './cases/run.ts'
import { RULES, RULES_OF_THE_WAY } from './rules.ts'

/** Answers that break a rule and stand in no form: a condition nobody may make, and a list that no form has yet. */
const IN_NO_FORM = ['presenceDemanded', 'offered']

/** The questions of every form that records an act. */
function questionsOf(act: ActKind): readonly string[] {
  return FORMS.filter(form => form.act === act).flatMap(form => fieldsOf(form).map(field => field.name))
}

it('a rule beside the way that stands before an act asks only what a form of that act asks', () => {
  const strange = RULES.filter(rule => !RULES_OF_THE_WAY.includes(rule)).flatMap(rule =>
    rule.guards.flatMap(kind => {
      const questions = questionsOf(kind)
      return Object.keys(CASES[rule.id]?.[1].act ?? {})
        .filter(key => !questions.includes(key) && !IN_NO_FORM.includes(key))
        .map(key => `${rule.id}: ${kind} does not ask ${key}`)
    }),
  )
  expect(strange).toEqual([])
})

it('a rule without an act to stand before opens no refusal', () => {
  for (const rule of RULES)
    if (rule.severity === 'DERIVE' || rule.severity === 'TIMER') expect(rule.guards, rule.id).toEqual([])
})
