import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { exerciseSentence, type Language, wordsOf } from './words.ts'

/** What `look.js` reads from a page. */
export type Look = {
  readonly title: string
  readonly lang: string
  readonly h1: readonly string[]
  readonly firstText: string
  readonly firstIsBanner: boolean
  readonly stripBeforeMain: boolean
  readonly summaries: number
  readonly summaryFocused: boolean
  readonly overflow: readonly string[]
  readonly overflowBy: number
  readonly missingText: readonly string[]
  readonly doubleIds: readonly string[]
}

const LOOK = readFileSync(join(import.meta.dirname, 'look.js'), 'utf8')

/** Reads the page as it stands. */
export async function look(page: Page): Promise<Look> {
  return (await page.evaluate(LOOK)) as Look
}

/** What every page keeps to, whoever opens it and however. */
export function checkLook(seen: Look, status: number, lang: Language, where: string): void {
  const t = wordsOf(lang)
  expect(seen.h1, `one heading on ${where}`).toHaveLength(1)
  expect(seen.title, `title of ${where}`).toContain(t('shell.product'))
  const error = `${t('shell.error')}: `
  if (status === 422)
    expect(seen.title.startsWith(error), `title says that something is to be put right on ${where}`).toBe(true)
  if (status < 400)
    expect(seen.title.startsWith(error), `title of ${where} speaks of a problem without one: ${seen.title}`).toBe(false)
  expect(seen.lang, `language of ${where}`).toBe(lang)
  expect(seen.firstText, `first words of ${where}`).toBe(exerciseSentence(lang))
  expect(seen.firstIsBanner, `the exercise sentence stands first on ${where}`).toBe(true)
  expect(seen.stripBeforeMain, `emergency numbers before the content on ${where}`).toBe(true)
  expect(seen.missingText, `messages missing on ${where}`).toEqual([])
  expect(seen.doubleIds, `ids used twice on ${where}`).toEqual([])
  expect(seen.overflow, `${where} is wider than the screen by ${seen.overflowBy} px`).toEqual([])
}
