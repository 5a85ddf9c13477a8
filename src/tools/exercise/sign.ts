import type { AgeStatus, Sex } from '../../domain/mechanism/vocabulary.ts'
import { indicatorsFor, sectorOf } from '../../domain/notification/sector.ts'
import type { Asked } from '../../domain/notification/sign.ts'
import { stableId } from './chance.ts'
import { peopleOfNotification } from './import-people.ts'
import { type Fields, send } from './screens.ts'
import type { Hand, World } from './world.ts'

/** What a notifier knows of one person. Everything may be missing. */
export type About = {
  readonly sex?: Sex
  readonly years?: number
  readonly given?: string
  readonly family?: string
  /** `YYYY-MM-DD` */
  readonly born?: string
  readonly language?: string
  readonly contact?: string
}

/** One first sign, as a notifier answers it page by page. */
export type Sign = {
  readonly key: string
  readonly by: string
  readonly at: number
  readonly age: AgeStatus
  readonly county: string
  readonly danger?: 'yes' | 'no' | 'unknown'
  readonly count?: number
  readonly children?: number
  /** One answer a person, in order; children are not asked. */
  readonly asked?: readonly Asked[]
  readonly support?: 'none' | 'guardian' | 'institution' | 'unknown'
  readonly people?: readonly About[]
  readonly implicated?: readonly string[]
  /** A life or a child is in danger: identity leaves without agreement, for this reason. */
  readonly reason?: string
  readonly words?: string
}

/** Records and sends a first sign through the pages a notifier sees. @returns ids of the people, in order */
export async function recordSign(world: World, hand: Hand, sign: Sign): Promise<readonly string[]> {
  const { by, at, key } = sign
  const draft = stableId(`form ${key} draft`)
  const known = world.sent.get(draft)
  const location = known ?? (await write(world, hand, sign, draft))
  const people = await peopleOfNotification(world, location.split('/').at(-1) ?? '')
  if (people.length !== (sign.count ?? 1))
    throw new Error(
      `${key}: ${by} told of ${sign.count ?? 1} people, ${people.length} were written at ${new Date(at).toISOString()}.`,
    )
  return people
}

async function write(world: World, hand: Hand, sign: Sign, draft: string): Promise<string> {
  const { by, at, key } = sign
  const step = (path: string, fields: Fields, form?: string) =>
    send(world, hand, { by, at, path, fields, key: `${key} ${path}`, ...(form ? { form } : {}) })
  await step('/signs', {}, draft)
  for (const [page, fields] of pagesOf(world, sign)) await step(`/signs/${draft}/${page}`, fields)
  return step(`/signs/${draft}/send`, {}, draft)
}

function pagesOf(world: World, sign: Sign): readonly (readonly [string, Fields])[] {
  const { age, county, danger = 'no', count = 1, children = 0, asked, people = [], implicated, reason } = sign
  const adults = age === 'adult' ? count - children : 0
  const answers = Array.from({ length: adults }, (_, one) => [`asked-${one}`, asked?.[one] ?? 'agrees'] as const)
  const override = reason ? { override: 'yes', reason } : {}
  return [
    ['danger', { danger }],
    ['who', { age, count: String(count), children: String(children) }],
    [
      'seen',
      {
        seen: signsOf(world, sign),
        told: danger === 'yes' ? 'self' : 'third',
        words: sign.words ?? 'Exercițiu: semne văzute de cine a semnalat.',
      },
    ],
    ['where', { territory: county, place: '' }],
    ...(adults > 0
      ? ([['asked', { ...Object.fromEntries(answers), support: sign.support ?? 'none', ...override }]] as const)
      : []),
    ['about', Object.assign({}, ...people.map(aboutFields)) as Fields],
    ...(implicated ? ([['told', { implicated }]] as const) : []),
  ]
}

/** Two signs of the notifier's own list, of different kinds. */
function signsOf({ mechanism, sectorKind }: World, { by, age, children = 0 }: Sign): readonly string[] {
  const audiences: readonly ('adult' | 'child')[] = (['adult', 'child'] as const).filter(one =>
    one === 'adult' ? age === 'adult' : age !== 'adult' || children > 0,
  )
  const list = indicatorsFor(mechanism.pack.indicators, sectorOf(sectorKind(by)), audiences).filter(
    one => one.kind === 'sign',
  )
  const [first] = list
  const second = list.find(one => one.dimension !== first?.dimension)
  return [first, second].flatMap(one => one?.code ?? [])
}

function aboutFields(about: About, index: number): Fields {
  const at = `person-${index}`
  const [year = '', month = '', day = ''] = about.born?.split('-') ?? []
  return {
    [`${at}-sex`]: about.sex,
    [`${at}-years`]: about.years === undefined ? undefined : String(about.years),
    [`${at}-given`]: about.given,
    [`${at}-family`]: about.family,
    [`${at}-language`]: about.language,
    [`${at}-contact`]: about.contact,
    ...(about.born ? { [`${at}-born-day`]: day, [`${at}-born-month`]: month, [`${at}-born-year`]: year } : {}),
  }
}
