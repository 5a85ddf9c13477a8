import type { Mechanism } from '../../../act/mechanism.ts'
import { ANYTHING, type Wanted } from '../../../domain/directory/listing.ts'
import { directoryOf } from '../../../domain/directory/pack.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'

/** What somebody looks for on the public site. */
export type Asked = {
  readonly need: string
  readonly territory: string
  readonly who: '' | 'child' | 'adult'
  readonly language: string
  readonly when: '' | 'now' | 'tonight'
  /** How many results stand before the first that is shown. */
  readonly after: number
}

export const NOTHING_ASKED: Asked = { need: '', territory: '', who: '', language: '', when: '', after: 0 }

/** Ages that stand for a child and for an adult: a service that takes them takes most of theirs. */
const YEARS = { child: 12, adult: 30 } as const

/** What was asked for; what cannot be understood asks for nothing. */
export function readAsked(fields: Fields, { pack }: Mechanism): Asked {
  const given = (name: string) => field(fields, name)
  const who = given('who')
  const when = given('when')
  return {
    need: directoryOf(pack).needs.find(code => code === given('need')) ?? '',
    territory: pack.territories.find(one => one.code === given('territory'))?.code ?? '',
    who: who === 'child' || who === 'adult' ? who : '',
    language: pack.site.languages.find(one => one.code === given('language'))?.code ?? '',
    when: when === 'now' || when === 'tonight' ? when : '',
    after: /^\d{1,4}$/.test(given('after')) ? Number(given('after')) : 0,
  }
}

/** The same as the search of the directory has it. Tonight is looked at afterwards. */
export function wantedOf({ need, territory, who, language, when }: Asked): Wanted {
  return {
    ...ANYTHING,
    need: need || null,
    territory: territory || null,
    age: who === '' ? null : YEARS[who],
    language: language || null,
    openNow: when === 'now',
  }
}
