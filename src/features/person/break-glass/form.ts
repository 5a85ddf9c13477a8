import { GLASS_REASONS, GLASS_WORDS, type GlassReason } from '../../../domain/access/break-glass.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'

/** What was asked: a number somebody has in hand, a reason by code and in words. */
export type GlassForm = { readonly number: string; readonly reason: string; readonly words: string }
export type GlassProblem = { readonly field: keyof GlassForm; readonly key: MessageKey }

export function readGlass(fields: Fields): GlassForm {
  return {
    number: field(fields, 'number').trim().slice(0, 60),
    reason: field(fields, 'reason'),
    words: field(fields, 'words').trim(),
  }
}

export const isReason = (code: string): code is GlassReason => GLASS_REASONS.some(one => one === code)

/** Every problem at once; asks nothing of the database, so that a wrong form tells nothing about anybody. */
export function glassProblems({ number, reason, words }: GlassForm): readonly GlassProblem[] {
  const problem = (name: GlassProblem['field'], key: MessageKey): GlassProblem => ({ field: name, key })
  return [
    ...(number === '' ? [problem('number', 'glass.number-missing')] : []),
    ...(isReason(reason) ? [] : [problem('reason', 'glass.reason-missing-answer')]),
    ...(words.length < GLASS_WORDS.least ? [problem('words', 'glass.words-short')] : []),
    ...(words.length > GLASS_WORDS.most ? [problem('words', 'glass.words-long')] : []),
  ]
}
