import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RO } from '../countries/ro/pack.ts'
import { RIGHT_OF_ACT } from '../domain/access/right-of.ts'
import { FACTS, type FactName } from '../domain/facts/registry.ts'
import { newestForms } from '../domain/form/versions.ts'
import type { Step } from '../domain/mechanism/pack.ts'
import type { ActKind } from '../domain/mechanism/vocabulary.ts'
import { factsOf } from '../domain/rules/condition.ts'
import type { Rule } from '../domain/rules/rule.ts'
import { PROJECT } from './settings.ts'
import { reasonOf } from './wiring-reasons.ts'

/** Writes docs/rules-wiring.md: which screen or step each rule works in, read from rules, forms, rights and steps. */
export const WIRING = 'docs/rules-wiring.md'

/** Acts with a screen of their own, beside the forms. */
const OWN_SCREEN: Partial<Record<ActKind, string>> = {
  'sign.recorded': '`signal/record-sign`',
  'notification.sent': '`signal/send-sign`',
  'leg.taken-up': '`signal/take-up-leg`',
  'leg.call-recorded': '`signal/record-call`',
  'person.joined': '`signal/join-people`',
  'person.separated': '`signal/join-people`',
  'referral.requested': '`support/request-referral`',
  'referral.accepted': '`support/answer-referral`',
}

/** Where an act is done: a screen of its own, or a form somebody has the right to. */
function placeOf(kind: ActKind): string | undefined {
  const own = OWN_SCREEN[kind]
  if (own) return own
  const forms = newestForms(RO.forms).filter(form => form.act === kind)
  return RIGHT_OF_ACT[kind] && forms.length > 0 ? `form ${forms.map(form => form.id).join(', ')}` : undefined
}

/** Steps that are owed, or fulfilled, by a standing fact the rule draws its conclusion from. */
function stepsAsking(rule: Rule<FactName>): readonly Step<FactName>[] {
  const asked = factsOf(rule.holds).filter(fact => FACTS[fact].about === 'person')
  return RO.steps.filter(step => [...factsOf(step.due), ...factsOf(step.done)].some(fact => asked.includes(fact)))
}

/** Where a rule works. `kind` says how it is known. */
export type Wired = { readonly kind: 'screen' | 'paper' | 'step' | 'reason' | 'nowhere'; readonly text: string }

export function wiringOf(rule: Rule<FactName>): Wired {
  const reason = reasonOf(rule.id)
  if (rule.guards.length > 0) {
    const screens = rule.guards.flatMap(kind => (placeOf(kind) ? [`\`${kind}\` (${placeOf(kind)})`] : []))
    if (screens.length > 0) return { kind: 'screen', text: `Before ${screens.join(', ')}.` }
    const acts = rule.guards.map(kind => `\`${kind}\``).join(', ')
    return { kind: 'paper', text: `Before ${acts}: the form is there on paper, its screen comes with the right to it.` }
  }
  if (reason) return { kind: 'reason', text: reason }
  const steps = stepsAsking(rule).slice(0, 4)
  if (steps.length > 0)
    return { kind: 'step', text: `Concludes; steps ${steps.map(step => `\`${step.id}\``).join(', ')}.` }
  return { kind: 'nowhere', text: 'Nobody said where.' }
}

/** The document. */
export function textOfWiring(): string {
  const number = (rule: Rule) => Number(rule.reference.slice(2))
  const rules = RO.rules.toSorted((a, b) => number(a) - number(b) || (a.id < b.id ? -1 : 1))
  const rows = rules.map(rule => `| ${rule.reference} | \`${rule.id}\` | ${rule.severity} | ${wiringOf(rule).text} |`)
  return `${HEAD}${rows.join('\n')}\n`
}

const HEAD = `# Where each rule works

Made by \`bin/node src/tools/generate-wiring.ts\` from rules, forms, rights and steps; what these cannot say stands in
\`src/tools/wiring-reasons.ts\`. Every rule is written and tested; a rule without a screen waits for the capability that brings it.

| reference | rule | severity | works |
| --- | --- | --- | --- |
`

if (import.meta.main) writeFileSync(join(PROJECT, WIRING), textOfWiring())
