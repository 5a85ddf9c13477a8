import { expect, it } from 'vitest'
import { renderPage } from '../render.ts'
import { Layout, type LayoutProps } from './layout.tsx'

const base: LayoutProps = {
  lang: 'en',
  title: 'My work',
  profile: 'exercise',
  texts: {
    productName: 'Punte',
    exercise: 'Exercise. Nobody reads this. In danger call 112; about a child 119.',
    exerciseLabel: 'Exercise',
    skip: 'Skip to content',
    emergency: { label: 'Emergency numbers', lead: 'In danger?', numbers: [{ number: '112', label: 'emergency' }] },
    navigation: 'Main',
    menu: 'Menu',
    languages: 'Language',
    signOut: 'Sign out',
    footer: ['Open software.'],
  },
  navigation: [{ href: '/work', label: 'My work', current: true }],
  languageLinks: [{ lang: 'ro', label: 'Română', href: '?lang=ro' }],
  children: <h1>My work</h1>,
}
const page = (more: Partial<LayoutProps> = {}): string => renderPage(<Layout {...base} {...more} />)
const order = (markup: string, ...parts: string[]): number[] => parts.map(part => markup.indexOf(part))
const rising = (places: number[]): boolean =>
  places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1))

it('says that it is an exercise before anything else', () => {
  expect(page()).toMatch(/<body[^>]*><section class="exercise" aria-label="Exercise"><p>Exercise\. Nobody reads this\./)
  expect(page()).toContain('<meta name="robots" content="noindex, nofollow"/>')
})

it('shows no banner in production', () => {
  expect(page({ profile: 'production' })).not.toMatch(/Nobody reads this|noindex/)
})

it('puts the way out first, then the way past the header, then the numbers, then the content', () => {
  const markup = page({ publicPage: true, leave: { href: 'https://example.org/', label: 'Leave this page' } })
  expect(rising(order(markup, 'Leave this page', 'href="#main"', 'class="brand"', 'tel:112', '<main id="main"'))).toBe(
    true,
  )
  expect(markup.match(/<a /g)?.length).toBeGreaterThan(3)
  expect(markup.slice(0, markup.indexOf('Leave this page')).match(/<a /g)).toHaveLength(1)
})

it('says in the title that a form came back', () => {
  expect(page({ problemsInTitle: 'Error' })).toContain('<title>Error: My work – Punte</title>')
})

it('knows the language and its direction', () => {
  expect(page()).toContain('<!doctype html><html lang="en" dir="ltr">')
  expect(page({ lang: 'ar' })).toContain('<html lang="ar" dir="rtl">')
})

it('signs out by POST', () => {
  const account = { name: 'Exercise officer', organisation: 'Exercise desk', signOutAction: '/sign-out' }
  expect(page({ account })).toMatch(/<form[^>]* action="\/sign-out"[^>]* method="post"/)
})
