import type { ReactNode } from 'react'
import { assetHref } from '../assets.ts'
import { PostButton } from '../button/button.tsx'
import { Link, type LinkItem, type NavigationItem, PhoneLink } from '../link/link.tsx'
import { type LanguageLink, LanguageSwitch, LeaveButton } from '../public/leave-button.tsx'
import { classes } from '../words.ts'
import { Mark } from './mark.tsx'

export type LayoutTexts = {
  readonly productName: string
  /** First thing on every page and print of the exercise profile. */
  readonly exercise: string
  /** Names the banner for screen readers: "Exercise". */
  readonly exerciseLabel: string
  readonly skip: string
  readonly emergency: {
    readonly label: string
    readonly lead: string
    readonly numbers: readonly { readonly number: string; readonly label: string }[]
  }
  readonly navigation: string
  /** Opens the sections and the account on a narrow screen. */
  readonly menu: string
  readonly languages: string
  readonly signOut: string
  /** Sentences of the footer. */
  readonly footer: readonly string[]
}

export type LayoutProps = {
  lang: string
  title: string
  profile: 'exercise' | 'production'
  texts: LayoutTexts
  navigation: readonly NavigationItem[]
  /** Where the product's name leads; `/` unless said otherwise. */
  home?: string | undefined
  account?:
    | {
        readonly name: string
        readonly organisation: string
        readonly href?: string | undefined
        readonly signOutAction: string
      }
    | undefined
  languageLinks: readonly LanguageLink[]
  footerLinks?: readonly LinkItem[] | undefined
  /** For lists and a person's page; otherwise one reading column. */
  wide?: boolean | undefined
  /** System fonts, leave link first, no page of ours named to the next site. */
  publicPage?: boolean | undefined
  leave?: LinkItem | undefined
  /** Stands before the title when a form came back: "Error". */
  problemsInTitle?: string | undefined
  /** Further enhancements besides those every form uses, e.g. `due-list-keys.js`. */
  modules?: readonly string[] | undefined
  children: ReactNode
}

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur', 'ps', 'ku', 'ckb', 'yi']

/** Writing direction of a language tag. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.includes(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr'

/** One whole page: banner, way out, header, emergency numbers, content, footer, in this order. */
export function Layout(page: LayoutProps) {
  return (
    <html lang={page.lang} dir={directionOf(page.lang)}>
      <Head {...page} />
      <body className={classes(page.publicPage ? 'public' : 'signed-in', page.leave && 'with-leave')}>
        {page.profile === 'exercise' ? (
          <section className="exercise" aria-label={page.texts.exerciseLabel}>
            <p>{page.texts.exercise}</p>
          </section>
        ) : null}
        <div className="page">
          <Header {...page} />
          <EmergencyStrip {...page.texts.emergency} />
          <main id="main" tabIndex={-1} className={page.wide ? 'wide' : undefined}>
            {page.children}
          </main>
          <Footer {...page} />
        </div>
      </body>
    </html>
  )
}

function Head({ title, texts, profile, publicPage, problemsInTitle, leave, modules = [] }: LayoutProps) {
  const words = [problemsInTitle ? `${problemsInTitle}: ${title}` : title, texts.productName].join(' – ')
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{words}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      {profile === 'exercise' ? <meta name="robots" content="noindex, nofollow" /> : null}
      {publicPage ? <meta name="referrer" content="same-origin" /> : null}
      <link rel="icon" href={assetHref('favicon.svg')} type="image/svg+xml" />
      {publicPage ? null : (
        <link rel="preload" href={assetHref('atkinson-latin-400.woff2')} as="font" type="font/woff2" crossOrigin="" />
      )}
      <link rel="stylesheet" href={assetHref('punte.css')} />
      {['submit-once.js', 'error-focus.js', ...(leave ? ['leave.js'] : []), ...modules].map(name => (
        <script key={name} type="module" src={assetHref(name)} />
      ))}
    </head>
  )
}

function Header({ leave, texts, home = '/', navigation, account, languageLinks }: LayoutProps) {
  return (
    <header className="header">
      {leave ? <LeaveButton {...leave} /> : null}
      <a href="#main" className="skip">
        {texts.skip}
      </a>
      <div className="header-row">
        <Link href={home} className="brand">
          <Mark />
          {texts.productName}
        </Link>
        <Navigation label={texts.navigation} items={navigation} />
        <div className="header-end">
          <LanguageSwitch label={texts.languages} links={languageLinks} />
          {account ? <Account account={account} signOut={texts.signOut} /> : null}
        </div>
        {account ? (
          <details className="menu">
            <summary>{texts.menu}</summary>
            <Navigation label={texts.navigation} items={navigation} />
            <Account account={account} signOut={texts.signOut} />
          </details>
        ) : null}
      </div>
    </header>
  )
}

/** The sections of the product. Signed in, they stand twice: in the row of a wide screen, in the menu of a narrow one. */
function Navigation({ label, items }: { label: string; items: readonly NavigationItem[] }) {
  if (items.length === 0) return null
  return (
    <nav className="navigation" aria-label={label}>
      <ul>
        {items.map(item => (
          <li key={item.href}>
            <Link href={item.href} current={item.current}>
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Account({ account, signOut }: { account: NonNullable<LayoutProps['account']>; signOut: string }) {
  return (
    <div className="account">
      <p>
        {account.href ? <Link href={account.href}>{account.name}</Link> : account.name}
        <span className="account-organisation">{account.organisation}</span>
      </p>
      <PostButton action={account.signOutAction} label={signOut} kind="quiet" />
    </div>
  )
}

/** Numbers that help at once, before anything is asked. */
export function EmergencyStrip({ label, lead, numbers }: LayoutTexts['emergency']) {
  return (
    <section className="emergency" aria-label={label}>
      <p>{lead}</p>
      <ul>
        {numbers.map(entry => (
          <li key={entry.number}>
            <PhoneLink {...entry} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Footer({ texts, footerLinks = [] }: LayoutProps) {
  return (
    <footer className="footer">
      {texts.footer.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {footerLinks.length > 0 ? (
        <ul>
          {footerLinks.map(link => (
            <li key={link.href}>
              <Link href={link.href}>{link.label}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </footer>
  )
}
