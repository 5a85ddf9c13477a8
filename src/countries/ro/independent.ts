import type { IndependentDesks } from '../../domain/mechanism/independent.ts'
import { cite } from './law.ts'

/**
 * Who hears allegations against anybody in the mechanism, and decides who is kept from placement. No source names such a desk:
 * two invented ones stand for it, so that each has somebody else for a case against itself. Assumed.
 */
export const INDEPENDENT: IndependentDesks = {
  desks: ['IND-1', 'IND-2'],
  cites: [cite('SPEC-DESIGN', 'R-102; the desk is ours')],
  standing: 'assumed',
}
