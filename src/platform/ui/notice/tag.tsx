import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type Tone = 'plain' | 'accent' | 'late' | 'danger'

/** A word or two set apart. */
export function Tag({ tone = 'plain', children }: { tone?: Tone | undefined; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>
}

export type StatusKind = 'open' | 'waiting' | 'done' | 'refused' | 'late' | 'irregular' | 'danger' | 'unknown'

/** A state, in words and with a sign of its own shape. */
export function StatusTag({ kind, text }: { kind: StatusKind; text: string }) {
  return (
    <span className={`tag status ${kind}`}>
      <Icon name={kind === 'irregular' ? 'caution' : kind} />
      {text}
    </span>
  )
}

export type Urgency = 'late' | 'soon' | 'later' | 'none'

/** A moment as people say it. `phrase`: "2 days late"; `exact`: "20 Nov 2026, 16:00"; `dateTime`: ISO 8601 for machines. */
export type ClockValue = {
  readonly urgency: Urgency
  readonly phrase: string
  readonly exact?: string | undefined
  readonly dateTime?: string | undefined
  /** The urgency in a word where the phrase does not say it: "Late". */
  readonly word?: string | undefined
}

/** When something is owed: sign, phrase, exact date beside. The words alone must be enough. */
export function Clock({ urgency, phrase, exact, dateTime, word }: ClockValue) {
  return (
    <span className={`clock ${urgency}`}>
      <Icon name={urgency} />
      <span>
        <span className="clock-phrase">
          {word ? `${word}: ` : null}
          {phrase}
        </span>
        {exact ? (
          <>
            {' '}
            <time className="clock-exact" dateTime={dateTime}>
              {exact}
            </time>
          </>
        ) : null}
      </span>
    </span>
  )
}
