import { BackLink, type LinkItem } from '../link/link.tsx'

export type StepHeaderProps = {
  /** "3 of 8", already in the reader's language. */
  progress: string
  current: number
  total: number
  back?: LinkItem | undefined
}

/** Where one is in a form of several pages: words first, a row of small marks beside them. */
export function StepHeader({ progress, current, total, back }: StepHeaderProps) {
  const steps = Array.from({ length: Math.max(0, Math.min(total, 20)) }, (_, index) => index)
  return (
    <div className="step-header">
      {back ? <BackLink {...back} /> : null}
      <p className="step">
        <span>{progress}</span>
        <svg
          viewBox={`0 0 ${steps.length * 24} 8`}
          width={steps.length * 24}
          height="8"
          aria-hidden="true"
          focusable="false"
        >
          {steps.map(index => (
            <rect
              key={index}
              x={index * 24}
              y="1"
              width="18"
              height="6"
              rx="3"
              className={index < current ? 'made' : 'open'}
            />
          ))}
        </svg>
      </p>
    </div>
  )
}
