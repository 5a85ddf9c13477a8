import { Link, type LinkItem, type NavigationItem } from '../link/link.tsx'

/** Links between the parts of one thing. Real pages with addresses of their own, so no tabs. */
export function SectionNav({ label, items }: { label: string; items: readonly NavigationItem[] }) {
  return (
    <nav className="section-nav" aria-label={label}>
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

export type PagerProps = { label: string; previous?: LinkItem | undefined; next?: LinkItem | undefined }

/** Earlier and later by key. No page numbers and no total: nobody counts what nobody asked for. */
export function Pager({ label, previous, next }: PagerProps) {
  if (!previous && !next) return null
  return (
    <nav className="pager" aria-label={label}>
      {previous ? (
        <Link href={previous.href} className="pager-previous">
          {previous.label}
        </Link>
      ) : null}
      {next ? (
        <Link href={next.href} className="pager-next">
          {next.label}
        </Link>
      ) : null}
    </nav>
  )
}
