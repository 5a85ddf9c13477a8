import { clockWords, GRACE, type Saying } from '../../../act/clock-words.ts'
import type { GlassNotice } from '../../../act/glass.ts'
import { GlassNotices } from '../../../act/glass-notices.tsx'
import type { Mechanism } from '../../../act/mechanism.ts'
import { civilDateOf, daysBetween } from '../../../domain/time/calendar.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { DueList, FilterBar, Pager, PageTitle, SectionNav } from '../../../platform/ui/index.ts'
import { ClosedShares } from './closed-shares.tsx'
import { type DeskDue, DeskDues } from './desk-dues.tsx'
import type { ClosedShare, WorkFilter, WorkRow } from './store.ts'

type WorkPageProps = {
  mechanism: Mechanism
  rows: readonly WorkRow[]
  closedShares: readonly ClosedShare[]
  dues: readonly DeskDue[]
  /** Records of one's own people that somebody opened in an emergency. */
  glassNotices: readonly GlassNotice[]
  more: boolean
  filter: WorkFilter
  mayEverywhere: boolean
  t: Translate
  lang: string
  now: number
}

/** The four groups of the list, by when a thing is due. */
const GROUPS = ['late', 'today', 'week', 'later'] as const

/** What is due, soonest first, in four groups. */
export function WorkPage(props: WorkPageProps) {
  const { rows, more, filter, t } = props
  const next = new URLSearchParams(queryOf(filter))
  if (rows.length > 0) next.set('after', rows.at(-1)?.key ?? '')
  const say = { t, lang: props.lang, now: props.now, timeZone: props.mechanism.pack.timeZone }
  return (
    <>
      <PageTitle title={t('work.title')} lead={t(filter.everywhere ? 'work.lead-everywhere' : 'work.lead')} />
      <GlassNotices notices={props.glassNotices} say={say} />
      <ClosedShares shares={props.closedShares} say={say} />
      <DeskDues dues={props.dues} say={say} />
      <SectionNav label={t('work.views')} items={views(props)} />
      <Filter {...props} />
      <DueList
        caption={t('work.title')}
        columns={{
          person: t('work.person'),
          what: t('work.what'),
          clock: t('work.clock'),
          ...(filter.everywhere && { holder: t('work.holder') }),
        }}
        groups={groups(props)}
        empty={t(filter.search || filter.step || filter.territory ? 'work.empty-filtered' : 'work.empty')}
      />
      <Pager
        label={t('work.pages')}
        previous={
          filter.after
            ? { href: `/work?${new URLSearchParams(queryOf(filter))}`, label: t('work.first-page') }
            : undefined
        }
        next={more ? { href: `/work?${next}`, label: t('work.next-page') } : undefined}
      />
    </>
  )
}

function queryOf(filter: WorkFilter): Record<string, string> {
  return {
    ...(filter.search ? { q: filter.search } : {}),
    ...(filter.step ? { step: filter.step } : {}),
    ...(filter.territory ? { territory: filter.territory } : {}),
    ...(filter.waiting ? { show: 'waiting' } : filter.mine ? { show: 'mine' } : {}),
  }
}

function views({ filter, t, mayEverywhere }: WorkPageProps) {
  const open = !filter.waiting && !filter.mine
  return [
    {
      href: '/work',
      label: t(mayEverywhere ? 'work.view-country' : 'work.view-desk'),
      current: open && (filter.everywhere || !mayEverywhere),
    },
    ...(mayEverywhere
      ? [{ href: '/work?scope=own', label: t('work.view-desk'), current: open && !filter.everywhere }]
      : []),
    { href: '/work?show=mine', label: t('work.view-mine'), current: filter.mine },
    { href: '/work?show=waiting', label: t('work.view-waiting'), current: filter.waiting },
  ]
}

function Filter({ mechanism, filter, t }: WorkPageProps) {
  return (
    <FilterBar
      action="/work"
      label={t('work.filter')}
      search={{ name: 'q', label: t('work.search'), value: filter.search ?? '' }}
      selects={[
        {
          name: 'step',
          label: t('work.what'),
          value: filter.step ?? '',
          all: t('work.all'),
          options: mechanism.pack.steps.map(step => ({ value: step.id, label: t(`step.${step.id}`) })),
        },
        {
          name: 'territory',
          label: t('work.territory'),
          value: filter.territory ?? '',
          all: t('work.all'),
          options: mechanism.pack.territories.map(one => ({ value: one.code, label: one.name })),
        },
      ]}
      submit={t('work.show')}
      clear={filter.search || filter.step || filter.territory ? { href: '/work', label: t('work.clear') } : undefined}
    />
  )
}

function groups({ mechanism, rows, t, lang, now }: WorkPageProps) {
  const { timeZone } = mechanism.pack
  const say: Saying = { t, lang, now, timeZone }
  const today = civilDateOf(now, timeZone)
  const groupOf = (due: number | null): (typeof GROUPS)[number] => {
    if (due === null) return 'later'
    if (due < now - GRACE) return 'late'
    const days = daysBetween(today, civilDateOf(due, timeZone))
    return days === 0 ? 'today' : days < 7 ? 'week' : 'later'
  }
  const byGroup = Map.groupBy(rows, row => groupOf(row.due))
  return GROUPS.filter(group => byGroup.has(group)).map(group => ({
    title: t(`work.group-${group}`),
    rows: (byGroup.get(group) ?? []).map(row => ({
      id: row.id,
      href: row.code ? `/people/${row.person}` : `/requests/${row.ref}`,
      person: row.code ?? t('work.request'),
      what: t(`step.${row.step}`),
      clock: clockWords(row.due, say),
      holder: mechanism.directory.find(row.holder)?.name ?? '',
      tags: tagsOf(row, t),
    })),
  }))
}

function tagsOf(row: WorkRow, t: Translate) {
  return [
    ...(row.danger ? [{ text: t('work.danger'), tone: 'danger' as const }] : []),
    ...(row.ageStatus === null || row.ageStatus === 'adult'
      ? []
      : [{ text: t('work.child'), tone: 'accent' as const }]),
    ...(row.level > 0
      ? [{ text: t(row.level > 1 ? 'work.escalated-national' : 'work.escalated-duty'), tone: 'late' as const }]
      : []),
  ]
}
