import type { Language } from './words.ts'

/** One way to walk through the system: with or without script, in a language, on a screen of a width (CSS pixels). */
export type Way = {
  readonly name: string
  readonly script: boolean
  readonly lang: Language
  readonly width: number
}

const HEIGHT: Readonly<Record<number, number>> = { 320: 640, 360: 740, 1280: 900 }

/** Every journey is walked in both languages, with and without script; a wide and a narrow screen each time. */
export const FOUR_WAYS: readonly Way[] = [
  { name: 'js, ro', script: true, lang: 'ro', width: 1280 },
  { name: 'js, en', script: true, lang: 'en', width: 360 },
  { name: 'no-js, ro', script: false, lang: 'ro', width: 360 },
  { name: 'no-js, en', script: false, lang: 'en', width: 1280 },
]

/** The way where only one is needed. */
export const USUAL: Way = { name: 'js, en', script: true, lang: 'en', width: 1280 }

export function viewportOf(width: number): { width: number; height: number } {
  return { width, height: HEIGHT[width] ?? 900 }
}
