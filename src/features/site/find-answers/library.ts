import type { Mechanism } from '../../../act/mechanism.ts'
import { buildIndex, type Findable, type SearchIndex } from '../../../domain/site/search.ts'
import type { Answer } from '../../../domain/site/site.ts'
import { hasMessage, type MessageKey } from '../../../platform/i18n/translator.ts'

/** One thing that can be found: where it stands, what kind it is, and its sentences by language, the title first. */
export type Shelf = {
  readonly id: string
  readonly href: string
  readonly kind: 'answers' | 'rights' | 'guides' | 'site'
  readonly texts: Readonly<Record<string, readonly string[]>>
  /** Further words by which it is found, by language; they are never shown. */
  readonly also?: Readonly<Record<string, string>>
}
export type Library = { readonly index: SearchIndex; readonly shelves: ReadonlyMap<string, Shelf> }

/** Pages that are there in every language, with the texts by which they are found. */
const PAGES = {
  '/help-now': [
    'help-title',
    'help-door',
    'help-lead',
    'numbers',
    'line-general',
    'line-child',
    'line-information-text',
    'call-title',
    'call-1',
    'call-2',
    'call-4',
    'sentence',
  ],
  '/worried': ['worried-title', 'worried-door', 'worried-lead', 'check-door', 'careful-1'],
  '/traces': [
    'traces-title',
    'traces-lead',
    'traces-not-1',
    'traces-not-2',
    'traces-not-3',
    'traces-not-4',
    'traces-we-1',
  ],
  '/keep': ['keep-title', 'keep-lead', 'keep-risk'],
} as const

/** Everything of the site, read once at start: answers, rights, guides, pages. */
export function openLibrary(mechanism: Mechanism): Library {
  const shelves = [...answersOf(mechanism), ...rightsOf(mechanism), ...guidesOf(mechanism), ...pagesOf(mechanism)]
  const texts = shelves.flatMap(({ id, texts: own, also }): Findable[] =>
    Object.entries(own).map(([lang, sentences]) => ({ id, lang, sentences: [...sentences, also?.[lang] ?? ''] })),
  )
  return { index: buildIndex(texts), shelves: new Map(shelves.map(shelf => [shelf.id, shelf])) }
}

function told(answer: Answer, lang: 'ro' | 'en'): readonly string[] {
  return [answer.question[lang], ...answer.statements.flatMap(one => [one.text[lang], one.disagree?.[lang] ?? ''])]
}

function answersOf({ pack }: Mechanism): readonly Shelf[] {
  const shelf = (answer: Answer, href: string): Shelf => ({
    id: `answer:${answer.id}`,
    href,
    kind: 'answers',
    texts: { ro: told(answer, 'ro'), en: told(answer, 'en') },
    ...(answer.also ? { also: answer.also } : {}),
  })
  const { answers, steps, money } = pack.site
  return [...answers.map(one => shelf(one, `/answers/${one.id}`)), shelf(steps, '/steps'), shelf(money, '/money')]
}

function rightsOf(mechanism: Mechanism): readonly Shelf[] {
  const { pack } = mechanism
  const home = (right: { adult: boolean; child: boolean }) =>
    right.adult ? 'adult' : right.child ? 'child-13-17' : 'foreign'
  return pack.rights.map(right => ({
    id: `right:${right.id}`,
    href: `/rights/${home(right)}#${right.id}`,
    kind: 'rights',
    texts: inEach(mechanism, lang => [mechanism.translate(lang)(`right.${right.id}`)]),
  }))
}

function guidesOf(mechanism: Mechanism): readonly Shelf[] {
  const { pack } = mechanism
  return pack.site.guides.map(({ id, indicators }) => ({
    id: `guide:${id}`,
    href: `/guides/${id}`,
    kind: 'guides',
    texts: inEach(mechanism, lang => {
      const t = mechanism.translate(lang)
      const points = Object.keys(mechanism.catalogue(lang)).filter(key => key.startsWith(`site.guide-${id}-`))
      return [
        t(`site.guide-${id}`),
        ...[...points.sort(), ...indicators.map(one => `indicator.${one}`)].map(key => t(key as MessageKey)),
      ]
    }),
  }))
}

/** The pages of a draft language are found by its drafts; a text that is missing there is left empty, so that places stay. */
function pagesOf(mechanism: Mechanism): readonly Shelf[] {
  return Object.entries(PAGES).map(([href, keys]) => ({
    id: `page:${href}`,
    href,
    kind: 'site',
    texts: Object.fromEntries(
      mechanism.pack.site.languages.map(({ code }) => {
        const own = mechanism.catalogue(code)
        return [code, keys.map(key => (hasMessage(own, `site.${key}`) ? mechanism.translate(code)(`site.${key}`) : ''))]
      }),
    ),
  }))
}

function inEach({ pack }: Mechanism, texts: (lang: string) => readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(pack.languages.map(lang => [lang, texts(lang)]))
}
