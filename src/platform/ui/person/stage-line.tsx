export type StageState = 'done' | 'current' | 'ahead' | 'unknown'

/** One stop of the way. `stateText` says in words what the mark shows; `when` is the day it was reached. */
export type StageStop = {
  readonly name: string
  readonly state: StageState
  readonly stateText: string
  readonly when?: string | undefined
}

const WIDTH = 1200
const TOP = 8
const DECK = 104

/** Height of the arch above a place of the deck; its crown is the middle of the way. */
const arch = (x: number): number => {
  const offset = (2 * x) / WIDTH - 1
  return Math.round((TOP + (DECK - TOP) * offset * offset) * 10) / 10
}

/** The arch from its foot to `end`, in steps fine enough to look round. */
const archPath = (end: number): string =>
  Array.from(
    { length: Math.floor(end / 10) + 1 },
    (_, step) => `${step === 0 ? 'M' : 'L'}${step * 10} ${arch(step * 10)}`,
  ).join('')

/** A bridge: stops stand on its deck and hang from its arch. What is reached is drawn in full, what lies ahead is dotted. */
function Bridge({ stages }: { stages: readonly StageStop[] }) {
  const points = stages.map(({ state }, index) => ({ x: Math.round(((index + 0.5) / stages.length) * WIDTH), state }))
  const reached = stages.findLastIndex(stage => stage.state === 'current' || stage.state === 'done')
  const end = points[reached]?.x ?? 0
  return (
    <svg className="bridge" viewBox={`0 0 ${WIDTH} 122`} aria-hidden="true" focusable="false">
      <path d={`M${end} ${DECK}H${WIDTH}`} className="ahead" />
      <path d={archPath(WIDTH)} className="ahead" />
      {points.map(({ x }, index) => (
        <path key={x} d={`M${x} ${DECK}V${arch(x)}`} className={index <= reached ? 'hanger' : 'ahead hanger'} />
      ))}
      <path d={archPath(end)} className="way" />
      <path d={`M0 ${DECK}H${end}`} className="way" />
      {points.map(({ x, state }) => (
        <circle key={x} cx={x} cy={DECK} r={state === 'current' ? 12 : 7} className={state} />
      ))}
    </svg>
  )
}

/** The way so far: a drawn arch where there is room, a list with marks where there is not; the list is what is read aloud. */
export function StageLine({ label, stages }: { label: string; stages: readonly StageStop[] }) {
  return (
    <section className="stage-line" aria-label={label}>
      <Bridge stages={stages} />
      <ol>
        {stages.map(stage => (
          <li key={stage.name} className={stage.state} aria-current={stage.state === 'current' ? 'step' : undefined}>
            <span className="stage-name">{stage.name}</span>
            {stage.when ? <span className="stage-when">{stage.when}</span> : null}
            <span className={stage.state === 'current' || stage.state === 'unknown' ? 'stage-state' : 'unseen'}>
              {stage.stateText}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
