import { expect, test } from 'vitest'
import { provisionKey, provisionWords } from '../../src/act/cites.tsx'
import { messages } from '../../src/countries/ro/messages/messages.ts'
import { RO } from '../../src/countries/ro/pack.ts'

/** Every provision that a page may cite: who may see what is documentation in English. */
function provisionsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found
  if ('source' in value && 'provision' in value) found.add(String(value.provision))
  for (const one of Object.values(value)) provisionsOf(one, found)
  return found
}

const { access: _, ...shown } = RO
const PROVISIONS = [...provisionsOf(shown)]
const say = (lang: string) => (key: string) => messages[lang]?.[key] ?? `[${key}]`

test('a page in Romanian cites no provision in English', () => {
  expect(PROVISIONS.length).toBeGreaterThan(200)
  expect(PROVISIONS.filter(one => provisionWords(one, say('ro')).english)).toEqual([])
})

test('in English a provision reads as the citation has it', () => {
  expect(PROVISIONS.filter(one => provisionWords(one, say('en')).text !== one)).toEqual([])
})

test('no words are left of a provision that nothing cites', () => {
  const keys = new Set<string>(PROVISIONS.map(provisionKey))
  const kept = Object.keys(messages.ro ?? {}).filter(key => key.startsWith('provision.'))
  expect(kept.filter(key => !keys.has(key))).toEqual([])
})
