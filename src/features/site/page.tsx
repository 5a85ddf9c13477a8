import type { Mechanism } from '../../act/mechanism.ts'
import type { OpenHandler, OpenReply, OpenRequest } from '../../platform/http/open.ts'
import {
  directionOf,
  Link,
  PublicLayout,
  type PublicLayoutProps,
  publicStyle,
  type ReactElement,
  type ReactNode,
  renderPage,
} from '../../platform/ui/index.ts'
import { GatePage } from './gate.tsx'
import { dateOf, inProse, isDraft, type Reading, readingOf } from './reading.tsx'

/** What a public page gives: its neutral title and its content. `until`: see `OpenReply`. */
export type Drawn = {
  readonly title: string
  readonly body: ReactElement
  readonly status?: number
  readonly until?: number
  readonly modules?: readonly string[]
  readonly manifest?: string
  /** The content has no words of this language: it is told in the one that stands in, and says so. */
  readonly inFallback?: boolean
}

type Draw = (reading: Reading, request: OpenRequest) => Drawn | OpenReply | Promise<Drawn | OpenReply>

/** A page whose texts are there in every language, as a draft at least. */
export const essential = (mechanism: Mechanism, draw: Draw): OpenHandler => handlerOf(mechanism, draw)

/** A page that has its words in the languages of the system only; elsewhere it is told in the language that stands in. */
export const prose = (mechanism: Mechanism, draw: Draw): OpenHandler =>
  handlerOf(mechanism, (reading, request) => inFallback(draw, reading, request))

/** A page that is there as a draft where `has` says so, and otherwise told in the language that stands in. */
export const either = (
  mechanism: Mechanism,
  has: (reading: Reading, request: OpenRequest) => boolean,
  drafted: Draw,
  told: Draw,
): OpenHandler =>
  handlerOf(mechanism, (reading, request) =>
    has(reading, request) ? drafted(reading, request) : inFallback(told, reading, request),
  )

async function inFallback(draw: Draw, reading: Reading, request: OpenRequest): Promise<Drawn | OpenReply> {
  const told = inProse(reading)
  const drawn = await draw(told, request)
  return 'kind' in drawn || told === reading ? drawn : { ...drawn, inFallback: true }
}

function handlerOf(mechanism: Mechanism, draw: Draw): OpenHandler {
  return async request => {
    const reading = readingOf(mechanism, request)
    // Nobody has read this language: numbers and one sentence stand before everything else.
    const gate = isDraft(reading.language) && (!reading.named || reading.path === '/')
    const drawn = gate ? GatePage(reading) : await draw(reading, request)
    return 'kind' in drawn ? drawn : publicReply(reading, drawn)
  }
}

function publicReply(reading: Reading, drawn: Drawn): OpenReply {
  return {
    kind: 'page',
    status: drawn.status ?? 200,
    html: renderPage(<PublicLayout {...layoutOf(reading, drawn)} />),
    policy: policyOf(),
    until: drawn.until ?? Number.POSITIVE_INFINITY,
  }
}

/** Our own files, the one style inside the page, the icon inside the page; nothing else, from nowhere else. */
function policyOf(): string {
  return `default-src 'self'; style-src ${publicStyle().source}; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
}

function layoutOf(reading: Reading, drawn: Drawn): PublicLayoutProps {
  const { mechanism, t, to, language, lang } = reading
  const { emergency, site, leaveTo } = mechanism.pack
  return {
    lang,
    title: drawn.title,
    home: to('/'),
    profile: mechanism.profile,
    texts: {
      productName: mechanism.translate('en')('shell.product'),
      exercise: t('shell.exercise', { general: emergency.general, child: emergency.child }),
      exerciseLabel: t('shell.exercise-label'),
      skip: t('shell.skip'),
      emergency: {
        label: t('shell.emergency-label'),
        lead: t('shell.emergency-lead'),
        numbers: [
          { number: emergency.general, label: t('shell.emergency-general') },
          { number: emergency.child, label: t('shell.emergency-child') },
        ],
      },
      languages: t('shell.languages'),
    },
    leave: { href: leaveTo, label: t('shell.leave') },
    languageLinks: site.languages.map(one => ({
      lang: one.code,
      label: one.name,
      href: languageHref(reading, one.code, isDraft(one)),
      current: one.code === language.code,
    })),
    footer: [stateOf(reading)],
    footerLinks: [
      { href: to('/traces'), label: t('site.traces-door') },
      ...(isDraft(language) ? [] : [{ href: to('/keep'), label: t('site.keep-title') }]),
    ],
    modules: drawn.modules,
    manifest: drawn.manifest,
    children: drawn.inFallback ? <Fallen reading={reading}>{drawn.body}</Fallen> : drawn.body,
  }
}

/** The same page in another language; one that nobody has read begins with its numbers. */
function languageHref({ path }: Reading, code: string, draft: boolean): string {
  return draft || path === '/' || path === '/front' ? `/${code}` : `/${code}${path}`
}

/** How far the text of this page has come, in its own language. */
function stateOf(reading: Reading): ReactNode {
  const { review } = reading.language
  const date = dateOf(reading, review.on)
  if (review.state === 'reviewed') return reading.say('site.reviewed-mark', { by: review.by, date })
  return review.state === 'draft' ? reading.say('site.draft-mark') : reading.say('site.working-mark', { date })
}

function Fallen({ reading, children }: { reading: Reading; children: ReactNode }) {
  const { fallback } = reading.language
  return (
    <>
      <p className="notice unsure">{reading.say('site.fallback')}</p>
      <div lang={fallback} dir={directionOf(fallback)} className="told">
        {children}
      </div>
    </>
  )
}

/** Above the content of a page: back, and what nobody has checked. */
export function BackTo({ reading, to = '/', label }: { reading: Reading; to?: string; label?: ReactNode }) {
  return (
    <>
      <p className="back">
        <Link href={reading.to(to)}>
          <span aria-hidden="true">{directionOf(reading.lang) === 'rtl' ? '→' : '←'}</span>{' '}
          {label ?? reading.say('site.back')}
        </Link>
      </p>
      {isDraft(reading.language) && reading.lang === reading.language.code ? (
        <p className="notice unsure">{reading.say('site.draft-mark')}</p>
      ) : null}
    </>
  )
}
