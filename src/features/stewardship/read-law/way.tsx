import type { Step } from '../../../domain/mechanism/pack.ts'
import type { Stage } from '../../../domain/mechanism/vocabulary.ts'
import type { Rule } from '../../../domain/rules/rule.ts'
import { Link, Table } from '../../../platform/ui/index.ts'
import type { LawPageProps } from './page.tsx'
import { stageOfAct } from './stage-of-act.ts'
import { Cited } from './standing.tsx'
import { clockText, stepHolderText, type Words } from './words.ts'

/** The stages in order, each with its steps: what, who, until when, which rules stand before it. */
export function WayStages(props: LawPageProps) {
  const { pack, words } = props
  const byStage = Map.groupBy(
    [...pack.steps].sort((a, b) => a.rank - b.rank),
    step => stageOfAct(pack.stages, step.act),
  )
  const stops: readonly (Stage | 'any')[] = [...pack.stages, 'any']
  return (
    <>
      {stops.map((stage, index) => (
        <section key={stage} className="section">
          <h3>{stage === 'any' ? words.t('law.any-stage') : `${index + 1}. ${words.t(`stage.${stage}`)}`}</h3>
          <Steps {...props} stage={stage} steps={byStage.get(stage) ?? []} />
        </section>
      ))}
    </>
  )
}

function Steps({ pack, words, stage, steps }: LawPageProps & { stage: Stage | 'any'; steps: readonly Step[] }) {
  const { t } = words
  if (steps.length === 0) return <p>{t('law.no-steps')}</p>
  return (
    <>
      <p>{t('law.who-acts', { who: [...new Set(steps.map(step => stepHolderText(step, words)))].join('; ') })}</p>
      <Table
        caption={t('law.steps-of', { stage: stage === 'any' ? t('law.any-stage') : t(`stage.${stage}`) })}
        captionUnseen
        columns={[
          { label: t('law.step') },
          { label: t('law.who') },
          { label: t('law.until') },
          { label: t('law.before') },
          { label: t('law.cited') },
        ]}
        rows={steps.map(step => ({
          key: step.id,
          cells: [
            <span key="id" id={`step-${step.id}`}>
              {step.offer ? `${t(`step.${step.id}`)} (${t('law.offer')})` : t(`step.${step.id}`)}
            </span>,
            stepHolderText(step, words),
            clockText(step, pack.parameters, words),
            <Before key="before" rules={pack.rules.filter(rule => rule.guards.includes(step.act))} words={words} />,
            <Cited key="cited" cites={step.cites} standing={step.standing} words={words} />,
          ],
        }))}
      />
    </>
  )
}

/** Links to the rules that guard a step's act. */
function Before({ rules, words }: { rules: readonly Rule[]; words: Words }) {
  if (rules.length === 0) return words.t('law.no-rules')
  return (
    <div>
      {rules.map((rule, index) => (
        <span key={rule.id}>
          {index > 0 ? ', ' : null}
          <Link href={`#${rule.id}`}>
            {rule.reference}
            <span className="unseen"> {words.t(`rule.${rule.id}`)}</span>
          </Link>
        </span>
      ))}
    </div>
  )
}
