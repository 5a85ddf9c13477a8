import { expect, test } from 'vitest'
import { openParking } from './parking.ts'

const token = Buffer.alloc(32, 1)
const fields = { note: 'kept' }

test('a form sent after the session ended comes back once, to its own account and page', () => {
  const parking = openParking()
  parking.seen(token, 'anna')
  const ticket = parking.park(token, '/people/1', fields, 0)
  expect(parking.take(ticket, 'bogdan', '/people/1', 1)).toBeUndefined()
  expect(parking.take(ticket, 'anna', '/people/2', 1)).toBeUndefined()
  expect(parking.take(ticket, 'anna', '/people/1', 1)).toBe(fields)
  expect(parking.take(ticket, 'anna', '/people/1', 1)).toBeUndefined()
})

test('after half an hour it is gone, and a token nobody was seen with keeps nothing', () => {
  const parking = openParking()
  expect(parking.park(token, '/people/1', fields, 0)).toBeUndefined()
  parking.seen(token, 'anna')
  const ticket = parking.park(token, '/people/1', fields, 0)
  expect(parking.take(ticket, 'anna', '/people/1', 30 * 60_000 + 1)).toBeUndefined()
})
