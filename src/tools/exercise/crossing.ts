import type { Values } from './act.ts'
import { consent } from './answers.ts'
import { centre, day, doing, giver, type Turn, type Way } from './way.ts'

const TEXT = 'Exercițiu.'

const REFERRAL: Values = {
  sendingPoint: TEXT,
  receivingPoint: TEXT,
  country: TEXT,
  purposes: ['return'],
  legalBasis: 'consent',
  consentRecorded: 'yes',
  messageLanguage: 'en',
  translation: 'done',
  minimumOnly: 'yes',
}

const GOING: Values = {
  country: TEXT,
  told: ['risks-there', 'help-there', 'may-change-mind'],
  risk: 'low',
  familySafe: 'yes',
  communitySafe: 'yes',
  decision: 'return',
  freely: 'yes',
  decidedBy: 'person',
}

const NOTICE: Values = {
  mission: TEXT,
  purpose: 'travel-document',
  channel: 'in-writing',
  toldBefore: ['what-is-told', 'may-say-no'],
  minimumOnly: 'yes',
}

/** Paths C and D: the paper to stay, the embassy with consent, the way home from abroad. By the officer of the centre. */
export async function crossing(way: Way, how: NonNullable<Turn['abroad']>): Promise<void> {
  const fill = (form: Parameters<typeof doing>[2], values: Values) => doing(way, centre(way), form, values, 'crossing')
  if (how === 'may-rest')
    return fill('F-28', {
      stayKind: 'recovery-stay',
      basis: 'recovery',
      servicesEntitled: 'yes',
      expiresOn: day(way, 60),
    })
  await fill('F-08', { ...consent('interview', giver(way), way.language, 'given'), purpose: 'transnational' })
  if (how === 'has-permit') {
    const permit = { stayKind: 'residence-permit', basis: 'authority-asked', servicesEntitled: 'yes' }
    await fill('F-28', { ...permit, issuedOn: day(way, -3), expiresOn: day(way, 40) })
    return fill('F-62', NOTICE)
  }
  await fill('F-32', REFERRAL)
  if (how === 'in-touch') return
  await fill('F-27', { riskInFamily: 'low', riskInCommunity: 'low', conclusion: 'can-return-with-help' })
  await fill('F-29', GOING)
  await fill('F-30', { mission: TEXT, document: 'travel-title', result: 'issued' })
  await fill('F-31', { canTravelAlone: 'yes', teams: ['none'], noTeamReason: TEXT, receiver: TEXT })
}
