import { Link, type LinkItem } from '../link/link.tsx'

/** The way out of a public page: a plain link that works without script, first in the tab order (the layout sees to that). */
export function LeaveButton({ href, label }: LinkItem) {
  return (
    <Link href={href} className="leave">
      {label}
    </Link>
  )
}

export type LanguageLink = {
  readonly lang: string
  readonly label: string
  readonly href: string
  readonly current?: boolean | undefined
}

/** The page in other languages, each named in itself. */
export function LanguageSwitch({ label, links }: { label: string; links: readonly LanguageLink[] }) {
  if (links.length === 0) return null
  return (
    <nav className="languages" aria-label={label}>
      <ul>
        {links.map(link => (
          <li key={link.lang} lang={link.lang}>
            {link.current ? (
              <span aria-current="true">{link.label}</span>
            ) : (
              <Link href={link.href} hrefLang={link.lang}>
                {link.label}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
