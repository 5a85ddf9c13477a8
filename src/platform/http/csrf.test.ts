import { expect, test } from 'vitest'
import { isFromOurPages } from './csrf.ts'

const ours = ['https://punte.example']
const from = (origin: string | undefined, secFetchSite?: string) =>
  isFromOurPages('POST', { origin, secFetchSite }, ours)

test('a form of our own page is ours', () => {
  expect(from('https://punte.example')).toBe(true)
  expect(from('https://punte.example', 'same-origin')).toBe(true)
})

test('a form from elsewhere, from nowhere, or from a neighbour is not', () => {
  for (const [origin, site] of [
    ['https://other.example', 'cross-site'],
    [undefined, undefined],
    ['null', undefined],
    ['https://punte.example', 'same-site'],
    ['https://punte.example.evil.example', undefined],
  ] as const)
    expect(from(origin, site)).toBe(false)
})

test('reading needs no origin', () => {
  expect(isFromOurPages('GET', { origin: undefined, secFetchSite: 'cross-site' }, ours)).toBe(true)
})
