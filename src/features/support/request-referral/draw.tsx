import type { Mechanism } from '../../../act/mechanism.ts'
import { codesOf, languageOptions } from '../../../act/reading.ts'
import { freshId } from '../../../act/referral.ts'
import { TRANSFER } from '../../../domain/referral/transfer.ts'
import type { Reply, SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey, Translate } from '../../../platform/i18n/translator.ts'
import type { Option } from '../../../platform/ui/index.ts'
import { DetailsPage, type DetailsPageProps, OfferPage, type OfferPageProps } from './offer-page.tsx'

/** Codes with the words the pack has for them. */
export function packOptions(mechanism: Mechanism, t: Translate, prefix: string): readonly Option[] {
  return codesOf(mechanism, prefix).map(value => ({ value, label: t(`${prefix}${value}` as MessageKey) }))
}

/** What the page is called: a referral for help, or a transfer of the person. */
export const titleOf = (service: string) =>
  service === TRANSFER ? ('referral.transfer-title' as const) : ('referral.request-title' as const)

/** The answers of the request, to fill in or to put right. */
export function drawDetails(
  mechanism: Mechanism,
  { t, reply }: SignedInRequest,
  drawn: Pick<DetailsPageProps, 'file' | 'receiver' | 'typed' | 'problems'>,
): Reply {
  const [needs, languages] = [packOptions(mechanism, t, 'form.need.'), languageOptions(mechanism, t)]
  const problems = drawn.problems.length > 0
  return reply.page(
    t(titleOf(drawn.typed.service)),
    <DetailsPage {...drawn} {...{ mechanism, needs, languages, t }} formId={freshId()} />,
    { status: problems ? 422 : 200, problems },
  )
}

/** What the receiver will see, to look at and to send. */
export function drawOffer(
  mechanism: Mechanism,
  { t, lang, reply }: SignedInRequest,
  drawn: Omit<OfferPageProps, 'mechanism' | 't' | 'formId' | 'catalogue'>,
): Reply {
  const problems = Boolean(drawn.broken || drawn.warnings || drawn.stale)
  return reply.page(
    t(titleOf(drawn.typed.service)),
    <OfferPage {...drawn} {...{ mechanism, t }} catalogue={mechanism.catalogue(lang)} formId={freshId()} />,
    { status: problems ? 409 : 200, problems },
  )
}
