import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { readIdentifying } from '../../../act/identity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { SentReferral } from '../../../act/referral.ts'
import { dayText, offerRows, requestName, stateText } from '../../../act/referral-view.tsx'
import { isAsChild } from '../../../domain/facts/status.ts'
import type { PersonFile, ReferralFacts } from '../../../domain/person/file.ts'
import { readOffer } from '../../../domain/referral/offer.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import type { Block, PrintedDocument } from '../../../platform/pdf/document.ts'

type Identity = Awaited<ReturnType<typeof readIdentifying>>
type Item = { readonly label: string; readonly value: string }

export type Printing = {
  readonly mechanism: Mechanism
  readonly open: SentReferral
  /** Only once the receiver said yes, and as far as row security shows it; else null. */
  readonly known: { readonly file: PersonFile; readonly identity: Identity } | null
  readonly say: Saying
}

/**
 * The working referral form on paper. Until the receiver said yes the paper says no more than the offer, whoever
 * prints it: paper travels on.
 */
export function referralPaper({ mechanism, open, known, say }: Printing): PrintedDocument {
  const { t, lang } = say
  const { facts } = open
  const { general, child } = mechanism.pack.emergency
  return {
    language: lang,
    title: t('referral.paper-title'),
    ...(mechanism.profile === 'exercise' ? { banner: t('shell.exercise', { general, child }) } : {}),
    head: t('form.working-head'),
    reference: requestName(facts.id),
    pageOf: (page, pages) => t('answer.page', { page, pages }),
    createdAt: new Date(say.now),
    blocks: [
      { kind: 'heading', level: 1, text: t('referral.paper-title') },
      { kind: 'keyValue', items: ends(mechanism, facts, say) },
      { kind: 'heading', level: 2, text: t('referral.paper-person') },
      ...(known
        ? [{ kind: 'keyValue', items: personItems(known.file, known.identity, say) } as const]
        : [paragraph(t('referral.paper-no-identity'))]),
      { kind: 'heading', level: 2, text: t('referral.what-they-ask') },
      { kind: 'keyValue', items: offerRows(readOffer(open.offer), { mechanism, t }) },
      ...(known ? whole(known.file, facts, t) : []),
      { kind: 'signature', label: t('referral.paper-signed-sender'), date: t('answer.signature.date') },
      ...slip(t),
    ],
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

function ends(mechanism: Mechanism, facts: ReferralFacts, say: Saying): readonly Item[] {
  const { t } = say
  const sender = mechanism.directory.find(facts.sender)
  const time = (at: number | null) => (at === null ? t('referral.no-answer-due') : exactTime(at, say))
  return [
    { label: t('referral.sender'), value: sender?.name ?? '' },
    { label: t('referral.sender-phone'), value: sender?.phone ?? t('referral.not-known') },
    { label: t('referral.receiver'), value: mechanism.directory.find(facts.receiver)?.name ?? '' },
    { label: t('referral.paper-path'), value: t(`referral.path-${facts.path}`) },
    { label: t('referral.state'), value: stateText(facts, t) },
    ...(facts.requestedAt === null ? [] : [{ label: t('referral.asked-at'), value: time(facts.requestedAt) }]),
    ...(facts.state === 'requested' ? [{ label: t('referral.answer-by'), value: time(facts.answerDueAt) }] : []),
  ]
}

function personItems(file: PersonFile, identity: Identity, say: Saying): readonly Item[] {
  const { t } = say
  const known = (value: string | null) => value || t('referral.not-known')
  const represented = file.events.some(
    event => event.kind === 'representative.appointed' && event.conformity !== 'historical',
  )
  return [
    { label: t('referral.paper-code'), value: file.code },
    {
      label: t('referral.paper-name'),
      value: known([identity.givenNames, identity.familyName].filter(Boolean).join(' ')),
    },
    { label: t('referral.paper-birth'), value: known(identity.birthDate && dayText(identity.birthDate, say)) },
    { label: t('referral.paper-citizenship'), value: known(identity.citizenship) },
    { label: t('referral.paper-phone'), value: known(identity.phone) },
    { label: t('referral.paper-safe-contact'), value: known(identity.safeContact) },
    { label: t('referral.paper-age'), value: t(`age-status.${file.ageStatus}`) },
    ...(isAsChild(file)
      ? [
          {
            label: t('referral.paper-representative'),
            value: t(represented ? 'referral.paper-appointed' : 'referral.paper-not-appointed'),
          },
        ]
      : []),
    { label: t('referral.paper-status'), value: t(`status.${file.status}`) },
  ]
}

/** What the receiver gets with the identity: papers on file and the consent it rests on. */
function whole(file: PersonFile, facts: ReferralFacts, t: Translate): readonly Block[] {
  const done = (kind: 'risk.assessed' | 'immediate-plan.made' | 'rights.told') =>
    t(file.events.some(event => event.kind === kind && event.conformity === 'regular') ? 'shell.yes' : 'shell.no')
  const consent = file.consents.findLast(one => one.purpose === 'referral' && one.recipient === facts.receiver)
  return [
    { kind: 'heading', level: 2, text: t('referral.paper-file') },
    {
      kind: 'keyValue',
      items: [
        { label: t('referral.paper-rights'), value: done('rights.told') },
        { label: t('referral.paper-risk'), value: done('risk.assessed') },
        { label: t('referral.paper-plan'), value: done('immediate-plan.made') },
        {
          label: t('referral.consent'),
          value: t(
            facts.path === 'official'
              ? 'referral.consent-not-needed'
              : `referral.consent-${consent?.answer ?? 'not-asked'}`,
          ),
        },
      ],
    },
  ]
}

/** To tear off and send back, for a desk that answers on paper. */
function slip(t: Translate): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: t('referral.paper-slip') },
    {
      kind: 'list',
      items: (['accept', 'waitlist', 'reject'] as const).map(move => ({
        mark: '☐',
        text: t(`referral.paper-slip-${move}`),
      })),
    },
    { kind: 'lines', count: 2 },
    { kind: 'signature', label: t('referral.paper-signed-receiver'), date: t('answer.signature.date') },
  ]
}
