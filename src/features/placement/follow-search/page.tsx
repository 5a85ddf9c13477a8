import { clockWords, exactTime, type Saying } from '../../../act/clock-words.ts'
import { reasonText } from '../../../act/referral-view.tsx'
import type { PersonFile } from '../../../domain/person/file.ts'
import {
  Actions,
  BackLink,
  ButtonLink,
  Clock,
  Notice,
  PageTitle,
  PostButton,
  Section,
  type StatusKind,
  StatusTag,
  SummaryList,
  Table,
} from '../../../platform/ui/index.ts'
import { countyWord, helpWord, queryRows, serviceName, type Words } from '../words.tsx'
import type { Asked, Search } from './store.ts'

export type FollowPageProps = {
  readonly words: Words
  readonly say: Saying
  readonly file: PersonFile
  readonly search: Search
  readonly asked: readonly Asked[]
}

/** A search as it stands: who was asked what, who answered how, who is asked next; and the offer to whoever said yes. */
export function FollowPage({ words, say, file, search, asked }: FollowPageProps) {
  const { t } = words
  const county = search.asked.county ?? ''
  const runs = search.state === 'asking' || search.state === 'waiting'
  return (
    <>
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle
        kicker={file.code}
        title={t('placement.follow-title', {
          service: helpWord(words, search.service),
          county: countyWord(words, county),
        })}
        lead={t(`placement.state-${search.state}`)}
      />
      {search.state === 'waiting' ? (
        <Notice kind="caution" word={t('act.caution')} title={t('placement.waiting-title')}>
          <p>{t('placement.waiting-text', { since: exactTime(search.waitingSince ?? search.openedAt, say) })}</p>
        </Notice>
      ) : null}
      <Actions>
        {runs ? (
          <PostButton
            action={`/people/${file.id}/places/${search.id}/withdraw`}
            label={t('placement.withdraw')}
            kind="quiet"
          />
        ) : null}
        {search.state === 'asking' ? null : (
          <ButtonLink
            href={`/people/${file.id}/places/new?${new URLSearchParams({ service: search.service, county })}`}
          >
            {t('placement.look-again')}
          </ButtonLink>
        )}
      </Actions>
      <Answers {...{ words, say, file, search, asked }} />
      <Section title={t('placement.disclosed-title')} lead={t('placement.disclosed-lead')}>
        <SummaryList rows={[...queryRows(search.asked, search.service, words)]} />
      </Section>
    </>
  )
}

const KIND: { readonly [answer: string]: StatusKind } = {
  yes: 'done',
  no: 'refused',
  ask: 'waiting',
  silent: 'late',
  asked: 'waiting',
  planned: 'open',
  withdrawn: 'refused',
}

function Answers({ words, say, file, search, asked }: FollowPageProps) {
  const { t } = words
  return (
    <Section title={t('placement.answers-title')} lead={t('placement.answers-lead')}>
      <Table
        caption={t('placement.answers-title')}
        captionUnseen
        columns={(['service', 'answer', 'when', 'next'] as const).map(name => ({
          label: t(`placement.column-${name}`),
        }))}
        empty={t('placement.nobody-asked')}
        rows={asked.map(one => {
          const stands = one.answer ?? one.state
          return {
            key: one.id,
            cells: [
              serviceName({ name: one.name ?? t('referral.not-known'), organizationName: one.organizationName }),
              <StatusTag
                key="answer"
                kind={KIND[stands] ?? 'open'}
                text={`${t(`placement.answer-${stands}`)}${one.reason ? `: ${reasonText(one.reason, t)}` : ''}`}
              />,
              <When key="when" one={one} say={say} />,
              <Next key="next" {...{ words, file, search, one }} />,
            ],
          }
        })}
      />
    </Section>
  )
}

function When({ one, say }: { one: Asked; say: Saying }) {
  if (one.dueAt !== null) return <Clock {...clockWords(one.dueAt, say)} />
  const at = one.answeredAt ?? one.askedAt
  return <>{at === null ? say.t('placement.not-sent') : exactTime(at, say)}</>
}

/** Identity follows a yes, and the person's consent to that very provider: the offer asks for it. */
function Next({ words, file, search, one }: Pick<FollowPageProps, 'words' | 'file' | 'search'> & { one: Asked }) {
  const { t, mechanism } = words
  if (search.state !== 'asking' || (one.answer !== 'yes' && one.answer !== 'ask')) return null
  const offer = new URLSearchParams({
    service: search.service,
    county: search.asked.county ?? '',
    receiver: one.receiver,
  })
  return (
    <ButtonLink
      href={`/people/${file.id}/referrals/new?${offer}`}
      kind="quiet"
      hiddenText={mechanism.directory.find(one.receiver)?.name ?? ''}
    >
      {t('referral.prepare')}
    </ButtonLink>
  )
}
