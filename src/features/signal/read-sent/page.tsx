import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { Fields } from '../../../platform/http/fields.ts'
import { field } from '../../../platform/http/fields.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  ButtonLink,
  ErrorSummary,
  FormFrame,
  Link,
  LongTextField,
  Notice,
  Pager,
  PageTitle,
  type Problem,
  problemOf,
  Radios,
  ReceiptSheet,
  Section,
  Table,
} from '../../../platform/ui/index.ts'
import type { Addition } from '../notification.ts'
import { WhatWasSent } from '../what-was-sent.tsx'
import { momentWords } from '../words.ts'
import { Legs, type Receipt } from './legs.tsx'
import { PAGE_SIZE, type SentRow } from './store.ts'

type ListProps = { mechanism: Mechanism; rows: readonly SentRow[]; first: boolean; t: Translate; lang: string }

/** Everything one sent: who has it, by number only. */
export function SentList({ mechanism, rows, first, t, lang }: ListProps) {
  const shown = rows.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  const more = rows.length > PAGE_SIZE && last
  return (
    <>
      <PageTitle title={t('sent.title')} lead={t('sent.lead')} />
      <Table
        caption={t('sent.title')}
        captionUnseen
        columns={[
          { label: t('sent.column-code') },
          { label: t('sent.column-when') },
          { label: t('sent.column-people'), numeric: true },
          { label: t('sent.column-state'), numeric: true },
        ]}
        rows={shown.map(row => ({
          key: row.id,
          cells: [
            <Link key="code" href={`/sent/${row.id}`}>
              {row.code}
            </Link>,
            momentWords(mechanism, lang, row.sentAt),
            row.people,
            t('sent.open-of', { taken: row.taken, all: row.legs }),
          ],
        }))}
        empty={t('sent.empty')}
      />
      <Pager
        label={t('sent.pages')}
        previous={first ? undefined : { href: '/sent', label: t('sent.newest') }}
        next={
          more
            ? { href: `/sent?before=${encodeURIComponent(`${last.key}_${last.id}`)}`, label: t('sent.older') }
            : undefined
        }
      />
    </>
  )
}

type ReceiptProps = Receipt & { additions: readonly Addition[]; fields: Fields; problems: readonly Problem[] }

/** The receipt: it says in words who has it, and never "done" while a leg is open. */
export function ReceiptPage(props: ReceiptProps) {
  const { notification, legs, t, mechanism } = props
  const open = legs.filter(leg => leg.state !== 'taken-up').length
  const { general, child } = mechanism.pack.emergency
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={props.problems} />
      <PageTitle
        title={t('sent.receipt-title', { code: notification.code })}
        kicker={momentWords(mechanism, props.lang, notification.sentAt)}
      />
      <Notice kind={open > 0 ? 'caution' : 'done'} word={t(open > 0 ? 'sent.still-open' : 'sent.closed')}>
        <p>{open > 0 ? t('sent.receipt-open', { open }) : t('sent.receipt-closed')}</p>
      </Notice>
      <Section title={t('sent.legs')}>
        <Legs {...props} />
      </Section>
      <Section title={t('sent.meanwhile')}>
        <p>{t('sent.meanwhile-text', { general, child })}</p>
        <p>{t('sent.meanwhile-note')}</p>
      </Section>
      <p>
        <ButtonLink href={`/sent/${notification.id}/sheet`} kind="quiet">
          {t('sent.print')}
        </ButtonLink>
      </p>
      <WhatWasSent {...props} />
      <AddForm {...props} />
    </>
  )
}

function AddForm({ notification, t, fields, problems }: ReceiptProps) {
  return (
    <Section title={t('sent.add-title')} id="add" lead={t('sent.add-text')}>
      <FormFrame
        action={`/sent/${notification.id}/additions`}
        form={field(fields, '_form') || randomUUID()}
        version={1}
        submit={t('sent.add-save')}
      >
        <Radios
          name="kind"
          label={t('sent.add-kind')}
          value={field(fields, 'kind')}
          problem={problemOf(problems, 'kind')}
          options={[
            { value: 'new', label: t('sent.add-new') },
            { value: 'corrects', label: t('sent.add-corrects') },
          ]}
        />
        <LongTextField
          name="text"
          label={t('sent.add-words')}
          rows={4}
          value={field(fields, 'text')}
          problem={problemOf(problems, 'text')}
        />
      </FormFrame>
    </Section>
  )
}

/** One sheet to print. It proves that something was sent and when; a stranger who finds it learns nothing else. */
export function SheetPage({ mechanism, notification, legs, t, lang }: Receipt) {
  const taken = legs.filter(leg => leg.state === 'taken-up').length
  return (
    <>
      <PageTitle title={t('sent.sheet-title')} />
      <ReceiptSheet
        title={t('sent.sheet-title')}
        reference={{ label: t('sent.sheet-code'), value: notification.code }}
        lines={[
          { label: t('sent.sheet-when'), value: momentWords(mechanism, lang, notification.sentAt) },
          { label: t('sent.sheet-desks'), value: legs.length },
          { label: t('sent.sheet-taken'), value: taken },
        ]}
        open={taken < legs.length ? t('sent.sheet-open') : undefined}
        note={t('sent.sheet-note')}
      />
      <p>
        <Link href={`/sent/${notification.id}`}>{t('sent.back')}</Link>
      </p>
    </>
  )
}
