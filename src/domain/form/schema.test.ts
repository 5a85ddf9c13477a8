import { describe, expect, test } from 'vitest'
import { LOAN, WORLD } from './examples/loan.ts'
import { readForm } from './read.ts'
import { schemaOfForm } from './schema.ts'
import { fieldsFromValues } from './values.ts'

const split = () => ({ date: '2026-01-01', time: '00:00' }) as const

describe('the schema of a form', () => {
  const schema = JSON.parse(JSON.stringify(schemaOfForm(LOAN)))

  test('names the form and version and allows nothing else', () => {
    expect(schema.$id).toBe('urn:punte:form:F-90:3')
    expect(schema.additionalProperties).toBe(false)
    expect(schema.required).toEqual(['tool'])
    expect(Object.keys(schema.properties)).toContain('happened')
  })

  test('says kinds, lengths and options', () => {
    expect(schema.properties.reason).toEqual({ type: 'string', maxLength: 20 })
    expect(schema.properties.height).toEqual({ type: 'integer', minimum: 1, maximum: 9 })
    expect(schema.properties.member.enum).toEqual(['yes', 'no', 'unknown'])
    expect(schema.properties.parts).toMatchObject({ type: 'array', maxItems: 2, items: { required: ['state'] } })
  })

  test('says what is required under a condition', () => {
    const matches = (value: string, field: string) => ({
      properties: { [field]: { anyOf: [{ enum: [value] }, { type: 'array', contains: { enum: [value] } }] } },
      required: [field],
    })
    expect(schema.allOf).toContainEqual({
      anyOf: [{ not: { allOf: [matches('saw', 'tool')] } }, { required: ['reason'] }],
    })
  })

  test('values in its shape are read by the same reader', () => {
    const values = {
      tool: 'ladder',
      height: 4,
      colours: ['red'],
      back: '2026-06-01',
      meet: '2026-06-01T10:30',
      parts: [{ state: 'open' }, { state: 'closed', why: 'done', course: 'c-1' }],
      present: [{ role: 'lender', organisationKind: 'library', name: 'Exercise 041' }],
    }
    const form = readForm(LOAN, fieldsFromValues(LOAN, values, split), WORLD)
    expect(form).toMatchObject({
      kind: 'read',
      coded: {
        height: 4,
        back: '2026-06-01',
        meet: Date.UTC(2026, 5, 1, 10, 30),
        partsCount: 2,
        presentCount: 1,
        services: ['c-1'],
      },
      content: { parts: [{}, { why: 'done' }], present: [{ name: 'Exercise 041' }] },
    })
  })

  test('values of no shape at all are harmless', () => {
    for (const values of [
      null,
      7,
      'x',
      [],
      { parts: 'x', present: [null, 3], tool: {}, meet: {}, back: 5, happened: [] },
    ]) {
      expect(() => readForm(LOAN, fieldsFromValues(LOAN, values, split), WORLD)).not.toThrow()
    }
  })
})
