import { exactTime } from '../../../act/clock-words.ts'
import { Actions, Button, Link, PostButton, Section, Table, TextField } from '../../../platform/ui/index.ts'
import { shortDay } from './board.tsx'
import type { UnitsPageProps } from './page.tsx'
import type { BoardPlacement } from './store.ts'

/** Who is due to come, who is here, who should have left. A name is never on the board: the code where one may see the person. */
export function Placements(props: UnitsPageProps) {
  const { placements, today, say } = props
  const { t } = say
  const coming = placements.filter(one => one.state !== 'arrived')
  const here = placements.filter(one => one.state === 'arrived' && one.until > today)
  const leaving = placements.filter(one => one.state === 'arrived' && one.until <= today)
  return (
    <>
      <Section title={t('units.coming')} lead={t('units.coming-lead')}>
        <List {...props} rows={coming} caption={t('units.coming')} />
      </Section>
      <Section title={t('units.leaving')} lead={t('units.leaving-lead')}>
        <List {...props} rows={leaving} caption={t('units.leaving')} />
      </Section>
      <Section title={t('units.here')}>
        <List {...props} rows={here} caption={t('units.here')} />
      </Section>
    </>
  )
}

function List(props: UnitsPageProps & { rows: readonly BoardPlacement[]; caption: string }) {
  const { rows, caption, say, lang, today } = props
  const { t } = say
  return (
    <Table
      caption={caption}
      captionUnseen
      empty={t('units.nobody')}
      columns={[
        { label: t('units.who') },
        { label: t('units.unit') },
        { label: t('units.from') },
        { label: t('units.until') },
        { label: t('units.state') },
        { label: t('units.act') },
      ]}
      rows={rows.map(one => ({
        key: one.id,
        cells: [
          one.person && one.code ? (
            <Link key="person" href={`/people/${one.person}`}>
              {one.code}
            </Link>
          ) : (
            t('units.by', { name: one.by })
          ),
          one.unit,
          shortDay(one.from, lang),
          shortDay(one.until, lang),
          stateWords(one, today, props),
          <Acts key="acts" {...props} one={one} />,
        ],
      }))}
    />
  )
}

function stateWords(one: BoardPlacement, today: string, { say }: UnitsPageProps): string {
  const { t } = say
  if (one.state === 'held') return t('units.held-until', { when: one.expiresAt ? exactTime(one.expiresAt, say) : '–' })
  if (one.state === 'confirmed') return t(one.from < today ? 'units.late' : 'units.promised')
  return t(one.until < today ? 'units.overstay' : 'units.stays')
}

/** An arrival that belongs to a referral is recorded at the referral: it is an act about the person. */
function Acts({ one, house, say: { t } }: UnitsPageProps & { one: BoardPlacement }) {
  const to = (act: string) => `/units/${house.service}/${act}`
  const hidden = { placement: one.id }
  if (one.state !== 'arrived')
    return one.referral ? (
      <Link href={`/requests/${one.referral}`}>{t('units.to-referral')}</Link>
    ) : (
      <PostButton
        action={to('arrived')}
        label={t('units.record-arrival')}
        hidden={hidden}
        kind="quiet"
        hiddenText={one.unit}
      />
    )
  return (
    <>
      <Actions>
        <PostButton
          action={to('left')}
          label={t('units.record-departure')}
          hidden={hidden}
          kind="quiet"
          hiddenText={one.unit}
        />
      </Actions>
      <form method="post" action={to('extended')} data-once="">
        <input type="hidden" name="placement" value={one.id} />
        <TextField name={`until-${one.id.slice(0, 8)}`} label={t('units.new-until')} width="short" />
        <Button kind="quiet" hiddenText={one.unit}>
          {t('units.extend')}
        </Button>
      </form>
    </>
  )
}
