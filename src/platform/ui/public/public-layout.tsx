import type { ReactNode } from 'react'
import { assetHref, publicStyle } from '../assets.ts'
import { directionOf, EmergencyStrip, type LayoutTexts } from '../layout/layout.tsx'
import { Mark } from '../layout/mark.tsx'
import { Link, type LinkItem } from '../link/link.tsx'
import { type LanguageLink, LeaveButton } from './leave-button.tsx'

export type PublicLayoutProps = {
  readonly lang: string
  /** Says nothing to whoever looks over a shoulder. */
  readonly title: string
  readonly home: string
  readonly profile: 'exercise' | 'production'
  readonly texts: Pick<LayoutTexts, 'productName' | 'exercise' | 'exerciseLabel' | 'skip' | 'emergency' | 'languages'>
  readonly leave: LinkItem
  readonly languageLinks: readonly LanguageLink[]
  readonly footer: readonly ReactNode[]
  readonly footerLinks: readonly LinkItem[]
  /** Further enhancements besides the way out. */
  readonly modules?: readonly string[] | undefined
  /** An address of a manifest, only where a reader asked for a copy. */
  readonly manifest?: string | undefined
  readonly children: ReactNode
}

/** A plain sheet of paper: the same sign as a thousand other pages. In the address bar's own data, so that nothing more is asked for. */
const PLAIN_SIGN =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23888' d='M3 1h7l3 3v11H3z'/%3E%3C/svg%3E"

/** One public page, whole: its style travels inside it, so one answer draws it and nothing of it stays in a cache. */
export function PublicLayout(page: PublicLayoutProps) {
  return (
    <html lang={page.lang} dir={directionOf(page.lang)}>
      <head>
        <meta charSet="utf-8" />
        <title>{`${page.title} – ${page.texts.productName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        {page.profile === 'exercise' ? <meta name="robots" content="noindex, nofollow" /> : null}
        <link rel="icon" href={PLAIN_SIGN} />
        {page.manifest ? <link rel="manifest" href={page.manifest} /> : null}
        <style>{publicStyle().text}</style>
        {['leave.js', ...(page.modules ?? [])].map(name => (
          <script key={name} type="module" src={assetHref(name)} />
        ))}
      </head>
      <body className="public with-leave">
        {page.profile === 'exercise' ? (
          <section className="exercise" aria-label={page.texts.exerciseLabel}>
            <p>{page.texts.exercise}</p>
          </section>
        ) : null}
        <PublicHeader {...page} />
        <main id="main" tabIndex={-1}>
          {page.children}
        </main>
        <footer className="footer">
          {page.footer.map((sentence, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences never change places
            <p key={at}>{sentence}</p>
          ))}
          <ul>
            {page.footerLinks.map(link => (
              <li key={link.href}>
                <Link href={link.href}>{link.label}</Link>
              </li>
            ))}
          </ul>
        </footer>
      </body>
    </html>
  )
}

function PublicHeader({ leave, texts, home, languageLinks }: PublicLayoutProps) {
  const current = languageLinks.find(link => link.current)
  return (
    <header className="header">
      <LeaveButton {...leave} />
      <a href="#main" className="skip">
        {texts.skip}
      </a>
      <Link href={home} className="brand">
        <Mark />
        {texts.productName}
      </Link>
      {/* Before the list of languages: a text browser and a screen reader would read twenty names first. */}
      <EmergencyStrip {...texts.emergency} />
      <details className="languages">
        <summary>
          {texts.languages}: {current?.label ?? ''}
        </summary>
        <ul>
          {languageLinks.map(link => (
            <li key={link.lang} lang={link.lang} dir={directionOf(link.lang)}>
              <Link href={link.href} hrefLang={link.lang} current={link.current}>
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </header>
  )
}
