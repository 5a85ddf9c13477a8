import { Pager } from '../../../platform/ui/index.ts'
import type { Words } from '../words.tsx'

/** Services of one list on one page: what is looked through without losing one's place. */
const PER_PAGE = 40

/** Page of each list that is shown, from 1; also the names of the parameters that say so. */
export type PagesShown = { readonly page: number; readonly telephone: number; readonly unavailable: number }

export const PAGE_NAMES = ['page', 'telephone', 'unavailable'] as const

/** A page of a list, and how many there are. */
export type Cut<T> = { readonly rows: readonly T[]; readonly page: number; readonly pages: number }

/** One page of a list; the last where there are not so many. */
export function cut<T>(all: readonly T[], wanted: number): Cut<T> {
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE))
  const page = Math.min(pages, Math.max(1, wanted))
  return { rows: all.slice((page - 1) * PER_PAGE, page * PER_PAGE), page, pages }
}

/** The page that was asked for; the first where what was asked is none. */
export const pageOf = (typed: string | null): number => {
  const page = Number(typed)
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

export type PlacesPagerProps = {
  readonly words: Words
  readonly file: { readonly id: string }
  readonly service: string
  readonly county: string
  readonly pages: PagesShown
  readonly list: keyof PagesShown
  readonly shown: Pick<Cut<unknown>, 'page' | 'pages'>
}

/** Forth and back in one of the lists; the others stay where they are. */
export function PlacesPager({ words, file, service, county, pages, list, shown }: PlacesPagerProps) {
  if (shown.pages === 1) return null
  const { t } = words
  const at = (page: number) => {
    const query = new URLSearchParams({ service, county })
    for (const name of PAGE_NAMES) query.set(name, String(name === list ? page : pages[name]))
    return `/people/${file.id}/places/new?${query}`
  }
  const { page, pages: all } = shown
  return (
    <Pager
      label={t(`placement.list-${list}`, { page, pages: all })}
      previous={page > 1 ? { href: at(page - 1), label: t('placement.previous') } : undefined}
      next={page < all ? { href: at(page + 1), label: t('placement.next') } : undefined}
    />
  )
}
