/** Use case: a supervisor sees what nobody holds, which must be zero, and what is late at which desk. Actor: supervisor, national desk. Law: every step has a holder. */
import { amount, exactDate } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { Board, Link, PageTitle, Section, Table } from '../../../platform/ui/index.ts'
import { readBoard } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /board', { may: 'board.read' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, { tx, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const { figures, desks, unheld } = await readBoard(tx, now)
  const say = { lang, timeZone: mechanism.pack.timeZone }
  const state = (value: number) =>
    value === 0
      ? ({ kind: 'done', text: t('board.zero') } as const)
      : ({ kind: 'late', text: t('board.not-zero') } as const)
  return reply.page(
    t('board.title'),
    <>
      <PageTitle title={t('board.title')} lead={t('board.lead')} />
      <Board
        figures={[
          {
            label: t('board.nobody'),
            value: String(figures.nobody),
            text: t('board.nobody-text'),
            state: state(figures.nobody),
          },
          { label: t('board.legs'), value: String(figures.legs), state: state(figures.legs) },
          { label: t('board.unanswered'), value: String(figures.unanswered), state: state(figures.unanswered) },
          { label: t('board.late'), value: String(figures.late), state: state(figures.late) },
        ]}
      />
      {unheld.length > 0 ? (
        <Section title={t('board.people-nobody')}>
          <Table
            caption={t('board.people-nobody')}
            captionUnseen
            columns={[{ label: t('people.code') }, { label: t('people.since') }]}
            rows={unheld.map(row => ({
              key: row.id,
              cells: [
                <Link key="code" href={`/people/${row.id}`}>
                  {row.code}
                </Link>,
                exactDate(row.detected, say),
              ],
            }))}
          />
        </Section>
      ) : null}
      <Section title={t('board.by-desk')}>
        <Table
          caption={t('board.by-desk')}
          captionUnseen
          columns={[
            { label: t('board.desk') },
            { label: t('board.count'), numeric: true },
            { label: t('board.oldest') },
          ]}
          rows={desks.map(row => ({
            key: row.organisation,
            cells: [mechanism.directory.find(row.organisation)?.name ?? '', row.late, amount(now - row.oldest, t)],
          }))}
          empty={t('board.none')}
        />
      </Section>
    </>,
    { wide: true },
  )
}
