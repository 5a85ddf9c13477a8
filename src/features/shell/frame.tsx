import { type Mechanism, rightsOf } from '../../act/mechanism.ts'
import type { Frame } from '../../platform/http/server.ts'
import { Layout, type LayoutProps, renderPage } from '../../platform/ui/index.ts'

/** Sections of the product and the right each needs; the first one an account has is where it starts. */
export const SECTIONS = [
  { right: 'signal.record', href: '/signs/new', label: 'shell.nav-sign' },
  { right: 'assignment.read', href: '/assignments', label: 'shell.nav-assignments' },
  { right: 'work.read', href: '/work', label: 'shell.nav-work' },
  { right: 'person.read', href: '/people', label: 'shell.nav-people' },
  { right: 'act.referral-answer', href: '/requests', label: 'shell.nav-referrals' },
  { right: 'board.read', href: '/board', label: 'shell.nav-board' },
  { right: 'places.analyse', href: '/places/figures', label: 'shell.nav-place-figures' },
  { right: 'mailbox.answer', href: '/mailbox', label: 'shell.nav-mailbox' },
  { right: 'allegation.answer', href: '/allegations', label: 'integrity.title' },
  { right: 'notification.read-own', href: '/sent', label: 'shell.nav-sent' },
  { right: 'places.read', href: '/places', label: 'shell.nav-places' },
  { right: 'agreement.keep', href: '/agreements', label: 'shell.nav-agreements' },
  { right: 'staff.read', href: '/duty', label: 'shell.nav-duty' },
  { right: 'account.review', href: '/staff/accounts', label: 'shell.nav-accounts' },
  { right: 'units.keep', href: '/units', label: 'shell.nav-units' },
  { right: 'glass.break', href: '/emergency-access', label: 'shell.nav-glass' },
  { right: 'operations.read', href: '/operations/notices', label: 'outside.operations' },
  { right: 'directory.read', href: '/directory', label: 'shell.nav-directory' },
  { right: 'directory.keep', href: '/directory/to-check', label: 'shell.nav-to-check' },
  { right: 'directory.exchange', href: '/directory/exchange', label: 'shell.nav-exchange' },
  { right: 'law.read', href: '/law', label: 'shell.nav-law' },
] as const

/** Draws the frame around every page: exercise banner first, then who is signed in and where one can go. */
export function frame(mechanism: Mechanism, { reply, lang, t, actor, banner, path, search }: Frame): string {
  const { emergency, languages } = mechanism.pack
  const rights = actor ? rightsOf(mechanism.pack, actor) : new Set<string>()
  const layout: LayoutProps = {
    lang,
    title: reply.title,
    profile: mechanism.profile,
    wide: reply.wide,
    publicPage: !actor,
    home: '/',
    leave: actor ? undefined : { href: mechanism.pack.leaveTo, label: t('shell.leave') },
    problemsInTitle: reply.problems ? t('shell.error') : undefined,
    modules: path === '/work' ? ['due-list-keys.js'] : path.endsWith('/passkey') ? ['passkey.js'] : [],
    texts: {
      productName: t('shell.product'),
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
      navigation: t('shell.navigation'),
      menu: t('shell.menu'),
      languages: t('shell.languages'),
      signOut: t('shell.sign-out'),
      footer: [t('shell.footer-assumed')],
    },
    navigation: navigationOf(path, rights, t),
    account: actor
      ? { name: actor.name, organisation: actor.organisationName, href: '/account/sign-in', signOutAction: '/sign-out' }
      : undefined,
    footerLinks: [
      ...(rights.has('allegation.raise') ? [{ href: '/allegations/new', label: t('allegation.link') }] : []),
      { href: '/rights', label: t('rights.title') },
      { href: '/law', label: t('shell.nav-law') },
    ],
    // One language is no choice.
    languageLinks: (languages.length > 1 ? languages : []).map(code => ({
      lang: code,
      label: mechanism.translate(code)(`language.${code}`),
      href: languageHref(search, code),
      current: code === lang,
    })),
    children: banner ? (
      <>
        {banner}
        {reply.body}
      </>
    ) : (
      reply.body
    ),
  }
  return renderPage(<Layout {...layout} />)
}

/** The sections one may enter; of two that begin alike the longer one is where one is. */
function navigationOf(path: string, rights: ReadonlySet<string>, t: Frame['t']): LayoutProps['navigation'] {
  const mine = SECTIONS.filter(one => rights.has(one.right))
  const here = mine
    .filter(one => path === one.href || path.startsWith(`${one.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  return mine.map(one => ({ href: one.href, label: t(one.label), current: one === here }))
}

/** The same page in another language: filters and searches stay. */
function languageHref(search: string, code: string): string {
  const query = new URLSearchParams(search)
  query.set('lang', code)
  return `?${query}`
}
