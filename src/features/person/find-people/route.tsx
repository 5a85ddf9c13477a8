/** Use case: a desk finds a person it has a duty towards, by code or name, without diacritics. Actor: every desk with people. Law: row security; names only inside one's own grants. */
import { exactDate } from '../../../act/clock-words.ts'
import { hasRight, type Mechanism, seesWholeCountry } from '../../../act/mechanism.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { FilterBar, Link, Pager, PageTitle, Table } from '../../../platform/ui/index.ts'
import { findPeople, PAGE } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people', { may: 'person.read' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, { query, tx, t, lang, actor, reply }: SignedInRequest): Promise<Reply> {
  const text = (name: string) => query.get(name)?.trim().slice(0, 80) || null
  const everywhere = seesWholeCountry(mechanism, actor)
  const search = text('q')
  const stage = text('stage')
  const after = query.get('after')
  const found = await findPeople(tx, { everywhere, search, stage, after })
  const rows = found.slice(0, PAGE)
  const own: Record<string, string> = { ...(search ? { q: search } : {}), ...(stage ? { stage } : {}) }
  const say = { lang, timeZone: mechanism.pack.timeZone }
  const placeOf = (code: string | null) =>
    mechanism.pack.territories.find(one => one.code === code)?.name ?? t('person.unknown')
  return reply.page(
    t('people.title'),
    <>
      <PageTitle title={t('people.title')} lead={t(everywhere ? 'people.lead-everywhere' : 'people.lead')} />
      {hasRight(mechanism.pack, actor, 'act.referral') ? (
        <p>
          <Link href="/waiting">{t('placement.list-title')}</Link>
        </p>
      ) : null}
      <FilterBar
        action="/people"
        label={t('people.filter')}
        search={{ name: 'q', label: t('people.search'), value: search ?? '' }}
        selects={[
          {
            name: 'stage',
            label: t('person.stage'),
            value: stage ?? '',
            all: t('people.all-stages'),
            options: mechanism.pack.stages.map(one => ({ value: one, label: t(`stage.${one}`) })),
          },
        ]}
        submit={t('work.show')}
        clear={search || stage ? { href: '/people', label: t('work.clear') } : undefined}
      />
      <Table
        caption={t('people.title')}
        captionUnseen
        columns={[
          { label: t('people.code') },
          { label: t('person.age') },
          { label: t('person.stage') },
          { label: t('person.territory') },
          { label: t('people.since') },
        ]}
        rows={rows.map(row => ({
          key: row.id,
          cells: [
            <Link key="code" href={`/people/${row.id}`}>
              {row.code}
            </Link>,
            t(`age-status.${row.ageStatus}`),
            t(`stage.${row.stage}`),
            placeOf(row.territory),
            exactDate(row.detected, say),
          ],
        }))}
        empty={t('people.empty')}
      />
      <Pager
        label={t('work.pages')}
        previous={after ? { href: `/people?${new URLSearchParams(own)}`, label: t('work.first-page') } : undefined}
        next={
          found.length > PAGE
            ? {
                href: `/people?${new URLSearchParams({ ...own, after: rows.at(-1)?.key ?? '' })}`,
                label: t('work.next-page'),
              }
            : undefined
        }
      />
    </>,
    { wide: true },
  )
}
