import { pick } from './chance.ts'

/**
 * A name that nobody has: the word exercise and six digits. The first two digits are nobody else's, so that nobody looks
 * like somebody else by chance.
 * @param number from 0 to 89, once
 */
export function nameOf(number: number): { readonly given: string; readonly family: string } {
  if (number < 0 || number > 89) throw new Error(`There are names for 0 to 89, not for ${number}.`)
  const first = ((number * 37 + 11) % 90) + 10
  return { given: 'Exercițiu', family: `${first}${pick(`name ${number}`, 1000, 9999)}` }
}
