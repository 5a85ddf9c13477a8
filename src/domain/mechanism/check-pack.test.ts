import { describe, expect, it } from 'vitest'
import { messages } from '../../countries/ro/messages/messages.ts'
import { RO } from '../../countries/ro/pack.ts'
import type { Rule } from '../rules/rule.ts'
import { type AnyPack, checkPack } from './check-pack.ts'
import { STAGES } from './vocabulary.ts'

const [FIRST, ...REST] = RO.rules as readonly Rule[]
const rule = FIRST as Rule
const withRule = (changed: Partial<Rule>): AnyPack => ({ ...RO, rules: [{ ...rule, ...changed }, ...REST] })
const faults = (pack: AnyPack, catalogues = messages) =>
  checkPack(pack, catalogues).map(({ area, id, says }) => `${area} ${id} ${says}`)

describe('the pack check', () => {
  it('finds nothing wrong with the pack that runs', () => {
    expect(checkPack(RO, messages)).toEqual([])
  })

  it('refuses a fact nobody wrote, in a rule and in a step', () => {
    expect(faults(withRule({ holds: { fact: 'moonIsFull', is: true } }))).toContain(
      `rules ${rule.id} asks for the fact "moonIsFull", which nobody wrote`,
    )
    const [step, ...others] = RO.steps as AnyPack['steps']
    const pack = {
      ...RO,
      steps: [{ ...(step as AnyPack['steps'][number]), due: { fact: 'moonIsFull', is: true } }, ...others],
    }
    expect(faults(pack as AnyPack)).toContain(`steps ${step?.id} asks for the fact "moonIsFull", which nobody wrote`)
  })

  it('refuses a rule without a citation, or with one that is not registered', () => {
    expect(faults(withRule({ cites: [] as never }))).toContain(`rules ${rule.id} cites nothing`)
    expect(faults(withRule({ cites: [{ source: 'LAW-0-1900', provision: 'art. 1' }] }))).toContain(
      `rules ${rule.id} cites LAW-0-1900, which is not in the register of law`,
    )
  })

  it('refuses two rules of one id on one day, and lets one follow the other', () => {
    const again = (inForce: Rule['inForce'], earlier: Rule['inForce']): AnyPack => ({
      ...RO,
      rules: [{ ...rule, inForce: earlier }, { ...rule, inForce }, ...REST],
    })
    expect(faults(again({ from: '2025-01-01' }, { from: '2024-01-01', to: '2025-01-02' }))).toContain(
      `rules ${rule.id} is in force twice from 2025-01-01`,
    )
    expect(faults(again({ from: '2025-01-01' }, { from: '2024-01-01', to: '2025-01-01' }))).toEqual([])
    expect(faults(again({ from: '2024-01-01', to: '2025-01-01' }, { from: '2024-06-01' }))).toHaveLength(1)
  })

  it('refuses a rule that ends before it begins, or stands before emergency help', () => {
    expect(faults(withRule({ inForce: { from: '2024-01-01', to: '2024-01-01' } }))).toContain(
      `rules ${rule.id} ends on 2024-01-01, before it begins`,
    )
    expect(faults(withRule({ guards: ['emergency.called'] }))).toContain(
      `rules ${rule.id} stands before emergency.called, which nothing may delay`,
    )
  })

  it('refuses a stage that no step leads to', () => {
    const less = { ...RO, steps: RO.steps.filter(step => step.act !== 'closure.made') } as AnyPack
    const none = { ...less, forms: RO.forms.filter(form => form.act !== 'closure.made') } as AnyPack
    expect(faults(none)).toContain('steps closed is a stage that no step leads to')
    const empty = faults({ ...RO, steps: [], forms: [], regions: [] } as AnyPack)
    expect(empty.filter(one => one.includes('no step leads to'))).toHaveLength(STAGES.length - 1)
  })

  it('refuses a missing text, in whichever language it is missing', () => {
    const key = `rule.${rule.id}`
    const { [key]: _text, ...ro } = messages.ro ?? {}
    expect(faults(RO, { ...messages, ro })).toEqual([`messages/ro/rule.json ${key} has no text in ro`])
    expect(faults(RO, { ...messages, en: { ...messages.en, 'words.extra': 'Extra' } })).toEqual([
      'messages/ro/words.json words.extra has no text in ro',
    ])
  })

  it('says how to mend every fault', () => {
    for (const fault of checkPack({ ...RO, law: [], steps: [], parameters: [] } as AnyPack, {}))
      expect(fault.mend).toMatch(/\.$/)
  })
})
