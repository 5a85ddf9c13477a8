import type { Answer, PublicSite } from '../../domain/site/site.ts'
import { cite } from './law.ts'

const NOTHING_TOLD = (id: string): Answer => ({ id, question: { ro: '', en: '' }, statements: [] })

/** The public site of this small country: the number for danger, and nothing that nobody has written. */
export const SITE: PublicSite = {
  languages: [{ code: 'en', name: 'English', fallback: 'en', review: { state: 'working', on: '2026-11-22' } }],
  drafts: {},
  lines: [
    {
      id: 'general',
      number: '999',
      answered: 'always',
      reach: 'country',
      cites: [cite('SPEC-DESIGN', 'exercise')],
      standing: 'assumed',
    },
  ],
  partners: [],
  union: ['GB'],
  guides: [],
  checkSigns: [],
  answers: [],
  steps: NOTHING_TOLD('steps'),
  money: NOTHING_TOLD('money'),
  sentences: {},
}
