import type { ConsentPurpose, DataClass } from '../mechanism/vocabulary.ts'
import type { Consent } from '../person/file.ts'
import type { Instant } from '../time/civil-date.ts'
import type { PrivacyFacts } from './privacy.ts'

/** One entry of the ledger with what was written down beside it. */
export type LedgerEntry = Consent & {
  readonly id: string
  readonly event: string | null
  readonly classes: readonly DataClass[]
  readonly recordedBy: string | null
  readonly language: string | null
  readonly childView: string | null
  readonly receipt: string | null
}

/** An organisation as a record names it. */
export type Party = {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly contact: string
  readonly url: string | null
}

export type RecordContext = {
  readonly person: string
  readonly privacy: PrivacyFacts
  readonly controller: Party
  readonly recipient: Party | null
  /** How long the record is kept, ISO 8601 duration. */
  readonly retention: string
  readonly origin: string
  readonly isoTime: (at: Instant) => string
}

/** Purposes in the terms of the Data Privacy Vocabulary 2. */
const PURPOSE_TERM: { readonly [purpose in ConsentPurpose]: string } = {
  interview: 'dpv:ServiceProvision',
  referral: 'dpv:ServiceProvision',
  register: 'dpv:RecordManagement',
  transnational: 'dpv:ServiceProvision',
  proceedings: 'dpv:LegalCompliance',
  research: 'dpv:ResearchAndDevelopment',
  notification: 'dpv:CommunicationManagement',
}

const STATE_TERM = {
  given: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  fallen: 'dpv:ConsentInvalidated',
} as const

/** Everything about a victim is sensitive; what may tell of health, sex life or origin is of a special category. */
const SPECIAL: readonly DataClass[] = ['indicators', 'interview', 'therapy', 'plan', 'register']

/** A consent record of ISO/IEC TS 27560:2023; fields carry the standard's names, values DPV terms where there are any. */
export function consentRecord(entry: LedgerEntry, context: RecordContext) {
  const { privacy, isoTime } = context
  return {
    metadata: {
      schema_version: 'ISO/IEC TS 27560:2023',
      record_id: entry.id,
      receipt_id: entry.receipt,
      pii_principal_id: context.person,
    },
    processing: processing(entry, context),
    personal_data: entry.classes.map(name => ({
      pii_type: name,
      pii_attribute_id: `class:${name}`,
      pii_optional: true,
      sensitive_pii_category: true,
      special_pii_category: SPECIAL.includes(name),
    })),
    party: [party(context.controller, 'dpv:DataController')].concat(
      context.recipient ? [party(context.recipient, 'dpv:Recipient')] : [],
    ),
    event: [
      {
        event_time: isoTime(entry.at),
        validity_duration: entry.answer === 'given' ? `until withdrawn, ${privacy.withdrawal}` : 'P0D',
        entity_id: entry.givenBy === 'person' ? context.person : (entry.subject ?? entry.givenBy),
        event_type: 'dpv:ExplicitlyExpressedConsent',
        event_state: STATE_TERM[entry.answer],
        given_by: entry.givenBy,
        child_view: entry.childView,
      },
    ],
  }
}

function processing(entry: LedgerEntry, context: RecordContext) {
  const { privacy } = context
  return {
    privacy_notice: `${context.origin}${privacy.notice}`,
    language: entry.language ?? 'und',
    purpose: entry.purpose,
    purpose_type: PURPOSE_TERM[entry.purpose],
    lawful_basis: privacy.consent.term,
    pii_information: entry.classes,
    pii_controllers: [context.controller.id],
    collection_method: 'dpv:DataSubjectDataSource',
    processing_method: ['dpv:Share', 'dpv:Store', 'dpv:Use'],
    storage_locations: privacy.storage,
    retention_period: context.retention,
    processing_location: privacy.jurisdiction,
    geographic_restrictions: privacy.restriction,
    jurisdiction: privacy.jurisdiction,
    recipient_third_parties: context.recipient ? [context.recipient.id] : ['none'],
    withdrawal_method: privacy.withdrawal,
    privacy_rights: ['eu-gdpr:A7-3', 'eu-gdpr:A15', 'eu-gdpr:A16', 'eu-gdpr:A17', 'eu-gdpr:A18', 'eu-gdpr:A77'],
    authority_party: `${privacy.authority.name}, ${privacy.authority.url}`,
  }
}

function party(one: Party, role: string) {
  return {
    party_id: one.id,
    party_name: one.name,
    party_role: role,
    party_address: one.address,
    party_contact: one.contact,
    party_url: one.url,
  }
}
