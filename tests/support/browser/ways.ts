import type { Language } from './words.ts'

/** One way to walk through the system: with or without script, in a language, on a screen of a width (CSS pixels). */
export type Way = {
  readonly name: string
  readonly script: boolean
  readonly lang: Language
  readonly width: number
}

const HEIGHT: Readonly<Record<number, number>> = { 320: 640, 360: 740, 1280: 900 }

/** A short journey is walked in both languages, with and without script; a wide and a narrow screen each time. */
export const FOUR_WAYS = [
  { name: 'js, ro', script: true, lang: 'ro', width: 1280 },
  { name: 'js, en', script: true, lang: 'en', width: 360 },
  { name: 'no-js, ro', script: false, lang: 'ro', width: 360 },
  { name: 'no-js, en', script: false, lang: 'en', width: 1280 },
] as const satisfies readonly Way[]

/**
 * Each language and each screen once with and once without script, for what takes long: words and scripts never meet, since no
 * script of ours holds a word. The two paths take one pair each, so that together they are walked on all four.
 */
export const [TWO_WAYS, OTHER_TWO_WAYS] = [
  [FOUR_WAYS[0], { ...FOUR_WAYS[3], width: 360 }],
  [FOUR_WAYS[1], { ...FOUR_WAYS[2], width: 1280 }],
] as const

/** The way where only one is needed. */
export const USUAL: Way = { name: 'js, en', script: true, lang: 'en', width: 1280 }

export function viewportOf(width: number): { width: number; height: number } {
  return { width, height: HEIGHT[width] ?? 900 }
}
