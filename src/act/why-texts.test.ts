import { expect, test } from 'vitest'
import { translator } from '../platform/i18n/translator.ts'
import { factText } from './why-texts.tsx'

const catalogue = {
  'fact.status': 'Statut',
  'fact.isChild': 'Copil',
  'act.fact-yes': 'da',
  'act.fact-no': 'nu',
  'status.potential': 'Victimă potențială',
}
const say = { t: translator('ro', catalogue), catalogue }

test('a deciding fact is said in words, its coded answer too; what has no words stays as it is', () => {
  expect(factText('status', 'potential', say)).toBe('Statut: Victimă potențială')
  expect(factText('isChild', false, say)).toBe('Copil: nu')
  expect(factText('status', 'unheard-of', say)).toBe('Statut: unheard-of')
  expect(factText('recoveryDays', 90, say)).toBe('recoveryDays: 90')
})
