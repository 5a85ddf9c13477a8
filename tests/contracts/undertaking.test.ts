import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { COUNTRY_CODES } from '../../src/countries/codes.ts'
import { countryOf } from '../../src/countries/countries.ts'

/** People accepted a text, not a number: a changed text needs a new version, and its hash beside it. */
test.each([...COUNTRY_CODES])('the undertaking of %s is the text of its version, in every language', code => {
  const { pack, messages } = countryOf(code)
  const pinned = pack.accounts?.undertaking.pinned ?? {}
  const hash = (lang: string) =>
    createHash('sha256')
      .update(messages[lang]?.['undertaking.text'] ?? '')
      .digest('hex')
  expect(pinned).toEqual(Object.fromEntries(pack.languages.map(lang => [lang, hash(lang)])))
})
