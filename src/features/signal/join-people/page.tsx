import type { Mechanism } from '../../../act/mechanism.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { Actions, Link, Notice, PageTitle, PostButton, Section, Table } from '../../../platform/ui/index.ts'
import { momentWords, territoryName } from '../words.ts'
import type { Match, Side } from './store.ts'

type MatchProps = { mechanism: Mechanism; match: Match; older: Side; newer: Side; t: Translate; lang: string }

/** Two notifications side by side, and the three things one can do. */
export function MatchPage(props: MatchProps) {
  const { match, t } = props
  const action = `/matches/${match.id}/decision`
  return (
    <>
      <PageTitle title={t('sent.match-title')} lead={t('sent.match-lead')} />
      {match.state === 'possible' ? null : (
        <Notice kind="done" word={t('signal.note')}>
          <p>{t(match.state === 'joined' ? 'sent.match-joined' : 'sent.match-kept-apart')}</p>
        </Notice>
      )}
      <Section title={t('sent.match-reasons')}>
        <ul>
          {match.reasons.map(reason => (
            <li key={reason}>{t(`sent.match-reason-${reason}`)}</li>
          ))}
        </ul>
      </Section>
      <Sides {...props} />
      <Actions>
        {match.state === 'possible' ? (
          <>
            <PostButton action={action} label={t('sent.match-join')} hidden={{ decision: 'join' }} />
            <PostButton action={action} label={t('sent.match-apart')} hidden={{ decision: 'apart' }} kind="quiet" />
          </>
        ) : (
          <PostButton action={action} label={t('sent.match-undo')} hidden={{ decision: 'undo' }} kind="quiet" />
        )}
      </Actions>
    </>
  )
}

function Sides({ mechanism, older, newer, t, lang }: MatchProps) {
  const unknown = t('sent.unknown')
  const row = (label: string, of: (side: Side) => string | null | undefined) => ({
    key: label,
    cells: [label, of(older) || unknown, of(newer) || unknown],
  })
  return (
    <Table
      caption={t('sent.match-caption')}
      columns={[
        { label: t('sent.match-field') },
        { label: t('sent.match-older', { code: older.code }) },
        { label: t('sent.match-newer', { code: newer.code }) },
      ]}
      rows={[
        row(t('sent.name'), side => [side.givenNames, side.familyName].filter(Boolean).join(' ')),
        row(t('sent.match-birth'), side => side.birthDate),
        row(t('sent.age'), side => t(`age-status.${side.ageStatus}`)),
        row(t('signal.ask-sex'), side => t(`sex.${side.sex}`)),
        row(t('sent.territory'), side => territoryName(mechanism, t, side.territory)),
        row(t('sent.match-phone'), side => side.phone),
        row(t('sent.match-sent'), side => side.notifiedAt && momentWords(mechanism, lang, side.notifiedAt)),
        row(t('sent.match-by'), side => side.notifiedBy),
      ]}
    />
  )
}

/** Somebody was quicker. */
export function DecidedPage({ location, t }: { location: string; t: Translate }) {
  return (
    <>
      <PageTitle title={t('sent.match-conflict-title')} lead={t('sent.match-conflict')} />
      <Link href={location}>{t('sent.match-title')}</Link>
    </>
  )
}
