import type { PartnerLine, PublicLine } from '../../../domain/site/line.ts'
import { cite } from '../law.ts'
import { LINE_HOURS } from '../line-hours.ts'
import { EMERGENCY } from '../organisations/lines.ts'

const INFORMATION = LINE_HOURS.find(one => one.line === 'HL-ANITP')
if (!INFORMATION) throw new Error('The information line has no hours.')

/**
 * The numbers of every page. That the information line is closed on public holidays is assumed: no source says it, and a
 * closed line that was promised is worse than an open one that was not.
 */
export const PUBLIC_LINES: readonly PublicLine[] = [
  {
    id: 'general',
    number: EMERGENCY.general,
    answered: 'always',
    reach: 'union',
    cites: [cite('LINE-119', 'calls in danger go to 112')],
    standing: 'assumed',
  },
  {
    id: 'child',
    number: EMERGENCY.child,
    answered: 'always',
    reach: 'country',
    cites: [cite('LINE-119', 'day and night, free')],
    standing: 'assumed',
  },
  {
    id: 'information',
    number: EMERGENCY.information,
    answered: INFORMATION.staffed,
    reach: 'country',
    cites: INFORMATION.cites,
    standing: INFORMATION.standing,
  },
]

/** Lines of other countries. Nobody of the project has called one yet, so there is none to show. */
export const PARTNER_LINES: readonly PartnerLine[] = []

/** Member states of the European Union, this country first. */
export const UNION = [
  'RO',
  'AT',
  'BE',
  'BG',
  'HR',
  'CY',
  'CZ',
  'DK',
  'EE',
  'FI',
  'FR',
  'DE',
  'GR',
  'HU',
  'IE',
  'IT',
  'LV',
  'LT',
  'LU',
  'MT',
  'NL',
  'PL',
  'PT',
  'SK',
  'SI',
  'ES',
  'SE',
] as const
