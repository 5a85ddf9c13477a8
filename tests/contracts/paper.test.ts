import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { FORMS } from '../../src/countries/ro/forms.ts'
import { type PaperBlock, paperOf } from '../../src/domain/form/paper.ts'
import type { Block } from '../../src/platform/pdf/document.ts'
import { printDocument } from '../../src/platform/pdf/print.ts'

// Domain and platform may not import each other: the shapes are held equal here, when types are checked.
const printable = (blocks: readonly PaperBlock[]): readonly Block[] => blocks

const json = (path: string): { readonly [key: string]: string } =>
  JSON.parse(readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8'))

function wordsIn(language: string) {
  const messages = {
    ...json(`messages/${language}/answer.json`),
    ...json(`countries/ro/messages/${language}/form.json`),
    ...json(`countries/ro/messages/${language}/words.json`),
    ...json(`countries/ro/messages/${language}/indicator.json`),
  }
  return {
    say: (key: string, params?: { readonly [name: string]: string | number }) =>
      String(new IntlMessageFormat(messages[key] ?? `[${key}]`, language).format({ ...params })),
    has: (key: string) => key in messages,
    nameOf: (_: string, code: string) => code,
    dateOf: (day: string, month: string, year: string) => `${day}.${month}.${year}`,
  }
}

describe('every form on paper', () => {
  test.each(FORMS.map(form => [`${form.id} version ${form.version}`, form] as const))(
    '%s prints blank and tagged, no message missing',
    async (_, form) => {
      for (const language of ['ro', 'en']) {
        const words = wordsIn(language)
        const blocks = paperOf(form, words)
        expect(JSON.stringify(blocks)).not.toMatch(/\[(form|answer|service|sex|indicator)\./)
        const pdf = await printDocument({
          language,
          title: words.say(`form.${form.id}`),
          head: words.say('form.working-head'),
          pageOf: (page, pages) => words.say('answer.page', { page, pages }),
          createdAt: new Date(0),
          blocks: printable(blocks),
        })
        expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7')
        expect(pdf.toString('latin1')).toContain('/StructTreeRoot')
      }
    },
  )
})
