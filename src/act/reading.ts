import type { DeskType } from '../domain/form/definition.ts'
import type { ReadContext } from '../domain/form/reading.ts'
import type { OrganisationKind } from '../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../domain/person/file.ts'
import { civilDateOf } from '../domain/time/calendar.ts'
import { momentOf } from '../domain/time/moment.ts'
import type { Tx } from '../platform/db/database.ts'
import type { Translate } from '../platform/i18n/translator.ts'
import type { Option } from '../platform/ui/index.ts'
import type { Choices } from './form-fields.tsx'
import type { Mechanism } from './mechanism.ts'
import { serviceWords } from './service-words.ts'

/** Languages a person may speak, by the words of the pack. */
export function languageOptions(mechanism: Mechanism, t: Translate): readonly Option[] {
  return codesOf(mechanism, 'language.').map(value => ({ value, label: t(`language.${value}`) }))
}

/** The codes the pack has words for under a prefix, in the order of its first language. */
export function codesOf({ pack, catalogue }: Pick<Mechanism, 'pack' | 'catalogue'>, prefix: string): readonly string[] {
  return Object.keys(catalogue(pack.languages[0] ?? ''))
    .filter(key => key.startsWith(prefix))
    .map(key => key.slice(prefix.length))
}

/** Territories by name; sectors under the territory they lie in. */
export function territoryOptions(mechanism: Mechanism): readonly Option[] {
  return mechanism.pack.territories
    .map(one => ({ value: one.code, label: one.name }))
    .sort((a, b) => a.label.localeCompare(b.label, mechanism.pack.languages[0]))
}

/** Which kind of organisation a question about an appointed desk asks for. */
const DESKS: Readonly<Record<DeskType, OrganisationKind>> = {
  'legal-desk': 'legal-aid',
  'representation-desk': 'representation',
  'interpreting-desk': 'interpreting',
}

/** Who help, or the person, may be handed to: whom a consent names. */
const MAY_RECEIVE: readonly OrganisationKind[] = [
  'provider',
  'victim-support',
  'child-protection',
  'regional-centre',
  'health',
  'legal-aid',
]

/** Desks that may be appointed: they work in the system, so that an appointment opens them something. */
function deskChoices({ directory }: Mechanism): Choices {
  const connected = directory.all().filter(one => one.connected)
  return Object.fromEntries(
    Object.entries(DESKS).map(([type, kind]) => [
      type,
      connected.filter(one => one.kind === kind).map(one => ({ value: one.id, label: one.name })),
    ]),
  )
}

/** What a form about this person may choose from. */
export async function choicesFor(tx: Tx, mechanism: Mechanism, file: PersonFile, t: Translate): Promise<Choices> {
  const accounts = await tx.rows<{ id: string; name: string }>(
    'select id, name from app.account where active order by name',
  )
  return {
    language: languageOptions(mechanism, t),
    territory: territoryOptions(mechanism),
    organisation: mechanism.directory
      .all()
      .filter(one => MAY_RECEIVE.includes(one.kind))
      .map(one => ({ value: one.id, label: one.name })),
    service: codesOf(mechanism, 'service.').map(value => ({ value, label: t(`service.${value}`) })),
    ...deskChoices(mechanism),
    account: accounts.map(one => ({ value: one.id, label: one.name })),
    referral: file.referrals.map(one => ({
      value: one.id,
      label: `${serviceWords(t, one.service)} – ${mechanism.directory.find(one.receiver)?.name ?? ''}`,
    })),
    event: file.events
      .filter(one => one.broken.length > 0)
      .map(one => ({ value: one.id, label: t(`act-kind.${one.kind}`) })),
    rule: [...new Set(file.events.flatMap(one => one.broken))].map(id => ({ value: id, label: t(`rule.${id}`) })),
  }
}

/** What reading a form needs to know of the world. Codes outside the choices are not accepted. */
export function readContext(mechanism: Mechanism, now: number, choices: Choices): ReadContext {
  const { timeZone } = mechanism.pack
  const values = (type: string) => (choices[type] ?? []).map(option => option.value)
  return {
    now,
    today: civilDateOf(now, timeZone),
    languages: values('language'),
    territories: values('territory'),
    momentOf: (date, time) => momentOf(date, time, timeZone),
    known: {
      organisation: values('organisation'),
      ...Object.fromEntries(Object.keys(DESKS).map(type => [type, values(type)])),
      service: values('service'),
      referral: values('referral'),
      account: values('account'),
      event: values('event'),
      rule: values('rule'),
    },
  }
}
