import type { Organisation } from '../../../act/directory.ts'
import { cleanText, lengthOf } from '../../../domain/form/clean.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import {
  givesAway,
  type Identifying,
  OFFER_FIELDS,
  type OfferAnswers,
  TRANSPORTS,
  URGENCIES,
} from '../../../domain/referral/offer.ts'
import { TRANSFER, TRANSFER_REASONS } from '../../../domain/referral/transfer.ts'
import { type Fields, field, fieldList } from '../../../platform/http/fields.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import type { Problem } from '../../../platform/ui/index.ts'

export const SAFETY_LENGTH = 500

/** The answers as they were typed: what stands in the form again, and travels hidden to the page that shows the offer. */
export type Typed = {
  readonly service: string
  readonly county: string
  readonly receiver: string
  readonly emergency: string
  readonly urgency: string
  readonly transport: string
  readonly safety: string
  /** Why the person is handed on; empty for a referral. */
  readonly reason: string
  readonly needs: readonly string[]
  readonly languages: readonly string[]
  readonly out: readonly string[]
  readonly draft: string
}

/** Codes come as several fields, or joined by spaces where they travelled hidden. */
const codes = (fields: Fields, name: string): readonly string[] => [
  ...new Set(
    fieldList(fields, name)
      .flatMap(value => value.split(' '))
      .filter(Boolean),
  ),
]

export function typedFrom(fields: Fields): Typed {
  const one = (name: string) => field(fields, name).trim()
  return {
    service: one('service'),
    county: one('county'),
    receiver: one('receiver'),
    emergency: one('emergency'),
    urgency: one('urgency'),
    transport: one('transport'),
    safety: cleanText(field(fields, 'safety')),
    reason: one('reason'),
    needs: codes(fields, 'needs'),
    languages: [...codes(fields, 'language'), ...codes(fields, 'language2')],
    out: codes(fields, 'out').filter(name => OFFER_FIELDS.some(known => known === name)),
    draft: one('draft'),
  }
}

/** The same answers as hidden fields of the next page. `out` is asked there and travels by itself. */
export function hiddenFrom(typed: Typed): { readonly [name: string]: string } {
  const [language = '', ...others] = typed.languages
  return {
    service: typed.service,
    county: typed.county,
    receiver: typed.receiver,
    emergency: typed.emergency,
    urgency: typed.urgency,
    transport: typed.transport,
    safety: typed.safety,
    reason: typed.reason,
    needs: typed.needs.join(' '),
    language,
    language2: others.join(' '),
    draft: typed.draft,
  }
}

export type Known = {
  readonly services: readonly string[]
  readonly counties: readonly string[]
  readonly needs: readonly string[]
  readonly languages: readonly string[]
  readonly receiver: Organisation | undefined
  readonly identifying: Identifying
  /** Steps the desk owes the person now: what a transfer moves. */
  readonly owed: readonly string[]
}

export type ReadOffer =
  | { readonly kind: 'valid'; readonly answers: OfferAnswers }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }

/** Reads the answers of the offer. A text that gives the person away is not accepted: identity goes only after acceptance. */
export function readAnswers(typed: Typed, known: Known, t: Translate): ReadOffer {
  const problems: Problem[] = []
  const wrong = (name: string, message: string) => problems.push({ field: name, message })
  if (!known.services.includes(typed.service)) wrong('service', t('referral.choose-service'))
  if (!known.counties.includes(typed.county)) wrong('county', t('referral.choose-county'))
  const transfer = typed.service === TRANSFER
  const reason = TRANSFER_REASONS.find(one => one === typed.reason)
  if (transfer && !reason) wrong('reason', t('referral.choose-transfer-reason'))
  if (!transfer && typed.emergency !== 'yes' && typed.emergency !== 'no')
    wrong('emergency', t('referral.choose-emergency'))
  const urgency = URGENCIES.find(one => one === typed.urgency)
  if (!urgency) wrong('urgency', t('referral.choose-urgency'))
  const transport = TRANSPORTS.find(one => one === typed.transport)
  if (!transport) wrong('transport', t('referral.choose-transport'))
  if (typed.needs.some(one => !known.needs.includes(one))) wrong('needs', t('answer.problem.unknown-code'))
  if (typed.languages.some(one => !known.languages.includes(one))) wrong('language', t('answer.problem.unknown-code'))
  if (lengthOf(typed.safety) > SAFETY_LENGTH) wrong('safety', t('referral.too-long', { max: SAFETY_LENGTH }))
  else if (givesAway(typed.safety, known.identifying)) wrong('safety', t('referral.gives-away'))
  if (problems.length > 0 || !urgency || !transport) return { kind: 'invalid', problems }
  const { service, county, safety, needs, languages } = typed
  return {
    kind: 'valid',
    answers: {
      ...{ service, county, needs, languages, urgency, transport, safety },
      emergency: !transfer && typed.emergency === 'yes',
      ...(transfer && reason ? { reason, owed: known.owed } : {}),
    },
  }
}

/** What is already known stands in the form as a first answer: nothing is asked twice. */
export function firstTyped(
  file: PersonFile,
  asked: Pick<Typed, 'service' | 'county' | 'receiver'>,
  needs: readonly string[],
): Typed {
  const language = file.events.findLast(event => typeof event.act.language === 'string')?.act.language
  const plan = file.events.findLast(event => event.kind === 'immediate-plan.made')?.act.items
  const open = Array.isArray(plan) ? plan.flatMap(row => needOf(row)) : []
  return {
    ...asked,
    emergency: '',
    urgency: '',
    transport: '',
    safety: '',
    reason: '',
    needs: [...new Set(open)].filter(one => needs.includes(one)),
    languages: typeof language === 'string' ? [language] : [],
    out: [],
    draft: '',
  }
}

function needOf(row: unknown): readonly string[] {
  if (typeof row !== 'object' || row === null) return []
  const { need, state } = row as { need?: unknown; state?: unknown }
  return typeof need === 'string' && state === 'open' ? [need] : []
}
