import { describe, expect, test } from 'vitest'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { readReturn, withReturn } from '../return.ts'
import { groupAccounts } from './form.ts'

describe('the way back', () => {
  test.each([
    ['/people/7?tab=plan', '/people/7?tab=plan'],
    ['/', '/'],
    ['', '/'],
    [null, '/'],
    ['//elsewhere.invalid/x', '/'],
    ['/\\elsewhere.invalid', '/'],
    ['/\t/elsewhere.invalid', '/'],
    ['/.//elsewhere.invalid', '/'],
    ['https://elsewhere.invalid', '/'],
    ['javascript:alert(1)', '/'],
    ['/x\r\nset-cookie: a=b', '/xset-cookie:%20a=b'],
  ])('%j leads to %j', (to, path) => {
    expect(readReturn(to)).toBe(path)
  })

  test('is kept from page to page', () => {
    expect(withReturn('/sign-in', '/work?x=1')).toBe('/sign-in?to=%2Fwork%3Fx%3D1')
    expect(withReturn('/sign-in', '/')).toBe('/sign-in')
  })
})

describe('the people of the exercise', () => {
  const t: Translate = key =>
    ({ 'organisation-kind.school': 'Școală', 'role.first-responder': 'Prim semnalant' })[String(key)] ?? String(key)
  const accounts = [
    {
      id: '1',
      name: 'Exercise 041',
      organisationCode: 'EX-1',
      organisationName: 'Școala Exercițiului',
      organisationKind: 'school',
      roles: ['first-responder'],
    },
    {
      id: '2',
      name: 'Exercise 042',
      organisationCode: 'EX-2',
      organisationName: 'Poliția Exercițiului',
      organisationKind: 'police',
      roles: ['first-responder'],
    },
  ]
  const found = (search: string) =>
    groupAccounts(accounts, search, t, 'ro').flatMap(group => group.accounts.map(one => one.id))

  test('stand by kind of organisation', () => {
    expect(groupAccounts(accounts, '', t, 'ro').map(group => group.title)).toEqual([
      'organisation-kind.police',
      'Școală',
    ])
  })

  test.each([
    ['', ['2', '1']],
    ['scoala', ['1']],
    ['ŞCOALA', ['1']],
    ['POLITIA 042', ['2']],
    ['prim', ['2', '1']],
    ['nobody', []],
  ])('are found by %j', (search, ids) => {
    expect(found(search)).toEqual(ids)
  })
})
