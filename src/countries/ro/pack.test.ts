import { describe, expect, it } from 'vitest'
import type { AnyPack } from '../../domain/mechanism/check-pack.ts'
import type { Rule } from '../../domain/rules/rule.ts'
import { refusePack } from '../../tools/refuse-pack.ts'
import { messages } from './messages/messages.ts'
import { RO } from './pack.ts'

const refusal = (pack: AnyPack, catalogues = messages): string => {
  try {
    refusePack(pack, catalogues)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}
const changed = (id: string, change: Partial<Rule>): AnyPack => ({
  ...RO,
  rules: RO.rules.map(rule => (rule.id === id ? ({ ...rule, ...change } as Rule) : rule)),
})

describe('at start', () => {
  it('the pack is let in', () => {
    expect(() => refusePack(RO, messages)).not.toThrow()
  })

  it('a fault is refused with its file, its line and the mend', () => {
    expect(refusal(changed('escort.medical', { holds: { fact: 'moonIsFull', is: true } }))).toMatch(
      /src\/countries\/ro\/rules\/return\.ts:\d+: escort\.medical asks for the fact "moonIsFull", which nobody wrote\. Write the fact/,
    )
    expect(refusal(changed('danger.help-first', { cites: [] as never }))).toMatch(
      /src\/countries\/ro\/rules\/detection\.ts:\d+: danger\.help-first cites nothing\. Add the provision/,
    )
  })

  it('a missing text is refused with the file it belongs in', () => {
    const { 'rule.escort.medical': _text, ...en } = messages.en ?? {}
    expect(refusal(RO, { ...messages, en })).toMatch(
      /src\/countries\/ro\/messages\/en\/rule\.json:\d+: rule\.escort\.medical has no text in en\. Write it/,
    )
  })

  it('every fault is named at once', () => {
    const both = changed('escort.medical', { cites: [] as never, inForce: { from: '2024-01-01', to: '2023-01-01' } })
    expect(refusal(both).split('\n')).toHaveLength(3)
  })
})
