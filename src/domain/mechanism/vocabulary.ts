/**
 * The closed word lists of a referral mechanism, in the field's standard terms (docs/glossary.md).
 * They name kinds, never institutions: which institution is of which kind is data of a country pack.
 */

/** What an organisation is in the mechanism. */
export const ORGANISATION_KINDS = [
  'national-desk',
  'regional-centre',
  'child-protection',
  'victim-support',
  'provider',
  'school',
  'health',
  'police',
  'gendarmerie',
  'labour-inspectorate',
  'border',
  'asylum-office',
  'hotline',
  'legal-aid',
  'interpreting',
  'representation',
  'oversight',
  'operator',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** What an account does inside its organisation. */
export const ROLES = [
  'first-responder',
  'hotline-operator',
  'centre-officer',
  'duty-officer',
  'national-officer',
  'intake-officer',
  'case-manager',
  'psychologist',
  'victim-support-worker',
  'ngo-worker',
  'shelter-coordinator',
  'lawyer',
  'interpreter',
  'representative',
  'supervisor',
  'administrator',
  'data-protection-officer',
  'integrity-officer',
  'system-operator',
] as const
export type Role = (typeof ROLES)[number]

/** Age status: `declared-child` and `unknown` are processed as `child` until a determination is recorded. */
export const AGE_STATUSES = ['adult', 'child', 'declared-child', 'unknown'] as const
export type AgeStatus = (typeof AGE_STATUSES)[number]

export const SEXES = ['female', 'male', 'other', 'unknown'] as const
export type Sex = (typeof SEXES)[number]

/** Status of a person in the mechanism; separate from access to help (spec 2.0). */
export const STATUSES = ['potential', 'presumed', 'identified', 'not-victim', 'inconclusive'] as const
export type Status = (typeof STATUSES)[number]

/** The way of a person through the mechanism, in order; the regions that run beside it are not stages. */
export const STAGES = [
  'detected',
  'notified',
  'primary-care',
  'identification',
  'rights-and-consent',
  'risk-and-needs',
  'referred',
  'recovery',
  'assessment',
  'plan',
  'reintegration',
  'closed',
] as const
export type Stage = (typeof STAGES)[number]

/** Classes of data about a person; each is guarded on its own (spec 1.6). `core` holds no identity. */
export const DATA_CLASSES = [
  'core',
  'identity',
  'contact',
  'shelter-address',
  'indicators',
  'interview',
  'therapy',
  'plan',
  'proceedings',
  'compensation',
  'register',
  'consent',
] as const
export type DataClass = (typeof DATA_CLASSES)[number]

/** States of a referral: the task states of FHIR that the spine fixes. */
export const REFERRAL_STATES = [
  'draft',
  'requested',
  'accepted',
  'rejected',
  'in-progress',
  'on-hold',
  'completed',
  'failed',
  'cancelled',
  'entered-in-error',
] as const
export type ReferralState = (typeof REFERRAL_STATES)[number]

/** Forms of exploitation (crosswalk to HTCDS, CTDC and EU terms is data of the pack). */
export const EXPLOITATION_FORMS = [
  'sexual_prostitution',
  'sexual_pornography',
  'child_pornography',
  'sexual_remote_interactive',
  'sexual_private',
  'forced_labour',
  'domestic_servitude',
  'slavery_like',
  'begging',
  'criminal_activities',
  'organ_removal',
  'forced_marriage',
  'illegal_adoption',
  'surrogacy',
  'forced_military',
  'child_labour',
  'other',
  'unknown',
] as const
export type ExploitationForm = (typeof EXPLOITATION_FORMS)[number]

/** What a consent is for; `referral` and `share` name one recipient each. */
export const CONSENT_PURPOSES = [
  'interview',
  'referral',
  'register',
  'transnational',
  'proceedings',
  'research',
  'notification',
] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** Result of screening a parent, guardian or institution; `unknown` counts as involved. */
export const INVOLVEMENTS = ['not-involved', 'involved', 'unknown'] as const
export type Involvement = (typeof INVOLVEMENTS)[number]

/** Everything that can be done to or for a person, and the few acts about a desk or an account that have a form. The name is the event's name: noun.past-tense. */
export const ACT_KINDS = [
  'sign.recorded',
  'notification.sent',
  'notification.corrected',
  'leg.call-recorded',
  'leg.taken-up',
  'leg.escalated',
  'emergency.called',
  'person.joined',
  'person.separated',
  'needs.recorded',
  'age.determined',
  'rights.told',
  'consent.recorded',
  'consent.withdrawn',
  'involvement.screened',
  'representative.appointed',
  'counsel.assigned',
  'interview.planned',
  'interview.recorded',
  'statement.planned',
  'statement.recorded',
  'self-report.made',
  'status.decided',
  'risk.assessed',
  'immediate-plan.made',
  'recovery.opened',
  'recovery.ended',
  'referral.requested',
  'referral.accepted',
  'referral.rejected',
  'referral.waitlisted',
  'referral.cancelled',
  'referral.arrived',
  'referral.held',
  'referral.completed',
  'referral.failed',
  'referral.entered-in-error',
  'referral.transport-arranged',
  'referral.transfer-requested',
  'referral.transfer-accepted',
  'referral.transfer-declined',
  'referral.transfer-withdrawn',
  'referral.transfer-arrived',
  'case-manager.appointed',
  'case-manager.left',
  'initial-assessment.made',
  'detailed-assessment.made',
  'plan.made',
  'plan.reviewed',
  'service.received',
  'participation.decided',
  'irregularity.repaired',
  'clock.paused',
  'clock.resumed',
  'clock.extended',
  'contact.lost',
  'contact.regained',
  'person.transferred',
  'person.withdrew',
  'person.re-victimised',
  'closure.made',
  'follow-up.recorded',
  'indicators.checked',
  'referral-form.sent',
  'referral-form.answered',
  'court-support.coordinated',
  'sanction.recorded',
  'non-punishment.reviewed',
  'digital-evidence.received',
  'damages.stated',
  'damages.awarded',
  'compensation.requested',
  'advance.requested',
  'advance.decided',
  'social-inquiry.made',
  'stay.recorded',
  'return.decided',
  'travel-document.requested',
  'mission.notified',
  'escort.planned',
  'handover.recorded',
  'transnational-referral.sent',
  'return-plan.made',
  'register-entry.made',
  'data-request.recorded',
  'training.recorded',
  'complaint.received',
  'provider.described',
  'shift.recorded',
] as const
export type ActKind = (typeof ACT_KINDS)[number]
