import { CAST } from '../../countries/ro/exercise.ts'
import { nameOf } from './names.ts'
import type { About, Sign } from './sign.ts'
import type { Station } from './way.ts'

type GroupSign = Omit<Sign, 'at'> & {
  readonly hours: number
  /** Who of them goes on, and how far. */
  readonly walkers?: readonly { readonly index: number; readonly child: boolean; readonly to: Station }[]
}

/** Signs that belong together, or that stand for something of their own. */
export type Group = { readonly key: string; readonly signs: readonly GroupSign[] }

/** How many people a group writes. */
export function groupPeople({ signs }: Group): number {
  return signs.reduce((total, sign) => total + (sign.count ?? 1), 0)
}

const TWICE: About = { sex: 'female', born: '2011-05-09', contact: '0700 000 417', ...nameOf(82) }

export const GROUPS: readonly Group[] = [
  {
    key: 'raid',
    signs: [
      {
        key: 'raid',
        by: 'exercise-072',
        hours: 9,
        age: 'adult',
        county: 'TM',
        count: 12,
        children: 3,
        danger: 'unknown',
        asked: ['agrees', 'agrees', 'agrees', 'agrees', 'refuses', 'refuses', 'not-safe', 'not-safe', 'not-safe'],
        people: Array.from({ length: 12 }, (_, at) => ({
          sex: at % 3 === 0 ? ('female' as const) : ('male' as const),
          years: at < 9 ? 20 + at : 8 + at - 4,
          language: 'ro',
          ...nameOf(70 + at),
        })),
        words: 'Exercițiu: mai multe persoane găsite împreună la locul de muncă.',
        walkers: [
          { index: 0, child: false, to: 'needs' },
          { index: 1, child: false, to: 'taken-up' },
          { index: 4, child: false, to: 'taken-up' },
          { index: 9, child: true, to: 'needs' },
          { index: 10, child: true, to: 'taken-up' },
        ],
      },
    ],
  },
  {
    // Two people notice the same child; neither learns of the other.
    key: 'twice',
    signs: [
      {
        key: 'twice-1',
        by: 'exercise-001',
        hours: 16,
        age: 'child',
        county: 'CJ',
        people: [TWICE],
        walkers: [{ index: 0, child: true, to: 'needs' }],
      },
      {
        key: 'twice-2',
        by: 'exercise-005',
        hours: 4,
        age: 'child',
        county: 'CJ',
        people: [{ ...TWICE, family: `${TWICE.family?.slice(0, 5)}0` }],
        walkers: [{ index: 0, child: true, to: 'taken-up' }],
      },
    ],
  },
  {
    // After a refusal no identity leaves; help is offered all the same.
    key: 'refused',
    signs: [
      {
        key: 'refused-name',
        by: 'exercise-003',
        hours: 18,
        age: 'adult',
        county: 'CJ',
        asked: ['refuses'],
        people: [{ sex: 'female', years: 27 }],
        walkers: [{ index: 0, child: false, to: 'taken-up' }],
      },
    ],
  },
  {
    // A life is in danger: identity leaves without agreement, for a written reason that is told later.
    key: 'override',
    signs: [
      {
        key: 'override',
        by: 'exercise-004',
        hours: 12,
        age: 'adult',
        county: 'TM',
        danger: 'yes',
        asked: ['not-safe'],
        reason: 'Exercițiu: viață în pericol, întrebarea nu a fost sigură.',
        people: [{ sex: 'female', years: 31, ...nameOf(83) }],
        walkers: [{ index: 0, child: false, to: 'taken-up' }],
      },
    ],
  },
  {
    // Somebody at the competent desk may be involved: the substitute has it, the ordinary desk sees nothing.
    key: 'implicated',
    signs: [
      {
        key: 'implicated',
        by: 'exercise-006',
        hours: 14,
        age: 'child',
        county: 'IS',
        implicated: [CAST.passedOver],
        people: [{ sex: 'male', years: 13, ...nameOf(84) }],
        walkers: [{ index: 0, child: true, to: 'taken-up' }],
      },
    ],
  },
  {
    // An adult with a guardian: who decides with her is screened before being asked, told or present.
    key: 'guardian',
    signs: [
      {
        key: 'guardian',
        by: 'exercise-017',
        hours: 10,
        age: 'adult',
        county: 'BV',
        support: 'guardian',
        people: [{ sex: 'female', years: 40, ...nameOf(85) }],
        walkers: [{ index: 0, child: false, to: 'taken-up' }],
      },
    ],
  },
]
