import { describe, expect, test } from 'vitest'
import { takeApart } from './multipart.ts'

const form = (...parts: readonly string[]) =>
  Buffer.from(`${parts.map(part => `--X\r\n${part}\r\n`).join('')}--X--\r\n`)
const text = (name: string, value: string) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`
const file = (name: string, value: string) =>
  `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n${value}`

describe('a form with a file', () => {
  test('gives its fields and its file, whose name is a name and no path', () => {
    const read = takeApart(form(text('class', 'interview'), file('..\\..\\C:/a\u202Eb.txt', 'a\r\n--Y\r\nb')), 'X', 100)
    expect(read).toMatchObject({ fields: { class: 'interview' }, file: { name: 'ab.txt' } })
    expect(typeof read === 'object' && read.file?.bytes.toString()).toBe('a\r\n--Y\r\nb')
  })

  test('without a chosen file has none', () => {
    expect(takeApart(form(file('', '')), 'X', 100)).toEqual({ fields: {}, file: null })
  })

  test('that is larger than allowed is too large', () => {
    expect(takeApart(form(file('a.txt', 'a'.repeat(101))), 'X', 100)).toBe('too-large')
  })

  test.each([
    ['empty', Buffer.alloc(0)],
    ['of another boundary', Buffer.from('--Z\r\n\r\n--Z--')],
    ['cut short', form(text('a', 'b')).subarray(0, 20)],
    ['without names', Buffer.from('--X\r\ncontent-type: text/plain\r\n\r\na\r\n--X--')],
    ['of very many parts', form(...Array.from({ length: 60 }, (_, at) => text(`f${at}`, '')))],
  ])('%s is malformed', (_what, body) => expect(takeApart(body, 'X', 100)).toBe('malformed'))
})
