import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexWords } from './word-index.ts'

it('finds the texts that contain all the words, as looking through all of them does, again and again', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'ș', '1'), maxLength: 12 })
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 70 }),
      fc.array(fc.array(letters, { maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      (texts, searches) => {
        const { find } = indexWords(texts)
        for (const words of searches)
          expect(find(words)).toEqual(
            texts.flatMap((text, at) => (words.every(word => text.includes(word)) ? [at] : [])),
          )
      },
    ),
  )
})

it('has no end to the words it can be asked', () => {
  const { find } = indexWords(['abcdefgh', 'xyz'])
  const asked = Array.from({ length: 12_000 }, (_, n) => `${n.toString(36).padStart(4, '0')}!`)
  for (const word of asked) find([word])
  expect(find(['cdef'])).toEqual([0])
})
