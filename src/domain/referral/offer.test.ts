import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CivilDate } from '../time/civil-date.ts'
import { AGE_BANDS, ageBandOf, buildOffer, givesAway, OFFER_FIELDS, type OfferAnswers, readOffer } from './offer.ts'

const TODAY = '2026-11-22' as CivilDate
const person = (birthDate: string | null, ageStatus: 'adult' | 'child' | 'unknown' = 'adult') => ({
  birthDate: birthDate as CivilDate | null,
  ageStatus,
  sex: 'female' as const,
})
const ANSWERS: OfferAnswers = {
  service: 'SHEL_EM',
  emergency: false,
  county: 'CJ',
  needs: ['medical'],
  languages: ['ro'],
  urgency: 'days',
  transport: 'no',
  safety: 'not near the station',
}

describe('the offer', () => {
  it('tells what was asked for and nothing that was taken out', () => {
    expect(buildOffer(person('1990-01-01'), ANSWERS, new Set(['sex', 'county']), TODAY)).toEqual({
      service: 'SHEL_EM',
      emergency: false,
      ageBand: '35-49',
      needs: ['medical'],
      languages: ['ro'],
      urgency: 'days',
      transport: 'no',
      safety: 'not near the station',
    })
  })

  it('comes back from storage as it was', () => {
    const offer = buildOffer(person('1990-01-01'), ANSWERS, new Set(), TODAY)
    expect(readOffer(JSON.parse(JSON.stringify(offer)))).toEqual(offer)
    expect(readOffer({ service: 7, ageBand: 3, name: 'x' })).toEqual({ service: '', emergency: false })
  })

  it('names an age band, never an age', () => {
    expect(ageBandOf(person('2008-11-22'), TODAY)).toBe('18-24')
    expect(ageBandOf(person('2008-11-23'), TODAY)).toBe('13-17')
    expect(ageBandOf(person(null, 'unknown'), TODAY)).toBe('not-known')
    expect(ageBandOf(person(null, 'child'), TODAY)).toBe('child')
  })

  it('has no place for identity: whatever the person is called and whenever born, only known fields with codes leave', () => {
    const word = fc.constantFrom('medical', 'legal', 'SHEL_EM', 'CJ', 'ro')
    const birth = fc
      .date({ min: new Date('1940-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10))
    const extra = fc.record({
      name: fc.string({ minLength: 8 }),
      birthDate: birth,
      address: fc.string({ minLength: 8 }),
    })
    fc.assert(
      fc.property(birth, fc.array(word), fc.subarray([...OFFER_FIELDS]), extra, (born, needs, out, identity) => {
        const offer = buildOffer(
          { ...person(born), ...{ givenNames: identity.name } },
          { ...ANSWERS, needs, safety: '', ...identity },
          new Set(out),
          TODAY,
        )
        expect(Object.keys(offer).every(name => ['service', 'emergency', ...OFFER_FIELDS].includes(name))).toBe(true)
        const said = JSON.stringify(offer)
        expect(said).not.toContain(born)
        expect(said).not.toContain(JSON.stringify(identity.name))
        expect(said).not.toContain(JSON.stringify(identity.address))
        if (offer.ageBand) expect(AGE_BANDS).toContain(offer.ageBand)
      }),
    )
  })

  it('finds names, dates, numbers and places in a text, in any case and without diacritics', () => {
    const known = {
      givenNames: 'Știucă Ana',
      familyName: 'Probă',
      birthDate: '2001-03-07',
      phone: '+40 740 000 041',
      place: 'Strada Exercițiu 4',
      document: 'XX123456',
    }
    for (const text of [
      'call STIUCA',
      'proba, adult',
      'born 07.03.2001',
      'born 7/3/2001',
      '2001-03-07',
      'tel 0740.000.041',
      'near strada exercitiu 4',
      'id xx123456',
    ]) {
      expect(givesAway(text, known), text).toBe(true)
    }
    for (const text of ['', 'not in the county of origin', 'room on the ground floor', 'anatomy', 'since 2001']) {
      expect(givesAway(text, known), text).toBe(false)
    }
  })

  it('lets no text through that holds a name, wherever it stands', () => {
    const name = fc.stringMatching(/^[A-ZȘȚ][a-zșțăâî]{2,10}$/)
    fc.assert(
      fc.property(name, fc.constantFrom(' ', ', ', '-', '\n', '('), (given, gap) => {
        expect(givesAway(`safe${gap}${given.toUpperCase()}${gap}place`, { givenNames: given })).toBe(true)
      }),
    )
  })
})
