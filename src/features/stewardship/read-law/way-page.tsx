import type { Step } from '../../../domain/mechanism/pack.ts'
import type { Stage } from '../../../domain/mechanism/vocabulary.ts'
import { Link, PageTitle, Section, StageLine } from '../../../platform/ui/index.ts'
import type { LawPageProps } from './page.tsx'
import { stageOfAct } from './stage-of-act.ts'
import { stepHolderText } from './words.ts'

/** The mechanism on one page for whoever is in it, or works in it for the first time: the way, who acts, what to ask for. */
export function WayPage({ pack, words }: LawPageProps) {
  const { t } = words
  return (
    <>
      <PageTitle title={t('law.title')} lead={t('law.lead')} />
      <StageLine
        label={t('law.way')}
        stages={pack.stages.map((stage, at) => ({
          name: t(`stage.${stage}`),
          state: 'done',
          stateText: t('law.stage-number', { at: at + 1, of: pack.stages.length }),
        }))}
      />
      <Section title={t('law.way')} lead={t('law.way-lead')}>
        {pack.stages.map((stage, at) => (
          <StageText key={stage} stages={pack.stages} steps={pack.steps} {...{ stage, words }} at={at + 1} />
        ))}
      </Section>
      <Section title={t('law.ask')} lead={t('law.ask-lead')}>
        <ul>
          {pack.rights
            .filter(right => right.adult)
            .map(right => (
              <li key={right.id}>{t(`right.${right.id}`)}</li>
            ))}
        </ul>
        <p>
          <Link href="/rights">{t('law.ask-more')}</Link>
        </p>
      </Section>
      <Section title={t('law.tables')}>
        <p>
          <Link href="/law/rules">{t('law.tables-link')}</Link>
        </p>
      </Section>
    </>
  )
}

type Told = Pick<LawPageProps, 'words'> & { stage: Stage; stages: readonly Stage[]; at: number; steps: readonly Step[] }

/** One stage: what it is for, who acts, and what they do, in the order of their urgency. */
function StageText({ stage, stages, at, steps, words }: Told) {
  const { t } = words
  const own = steps
    .filter(step => stageOfAct(stages, step.act) === stage && !step.offer && !step.fallback)
    .toSorted((a, b) => a.rank - b.rank)
  const who = [...new Set(own.map(step => stepHolderText(step, words)))]
  const what = [...new Set(own.map(step => t(`step.${step.id}`)))]
  return (
    <section className="section">
      <h3>
        {at}. {t(`stage.${stage}`)}
      </h3>
      <p>{t(`law.stage-${stage}`)}</p>
      {own.length > 0 ? (
        <>
          <p>{t('law.who-acts', { who: who.join('; ') })}</p>
          <ul>
            {what.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
