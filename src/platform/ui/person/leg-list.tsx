import { type Action, ActionButton } from '../button/button.tsx'
import { PhoneLink } from '../link/link.tsx'
import { Clock, type ClockValue, type StatusKind, StatusTag } from '../notice/tag.tsx'

/** One addressee's duty. `stateText`: "Sent, nobody has taken it up yet". */
export type LegLine = {
  readonly id: string
  readonly addressee: string
  readonly state: 'to-call' | 'sent' | 'delivered' | 'taken-up'
  readonly stateText: string
  /** "Taken up by the duty officer at 14:20" */
  readonly detail?: string | undefined
  /** For desks reached by telephone: the number and the sentence to say. */
  readonly call?: { readonly number: string; readonly say: string; readonly sayLabel: string } | undefined
  readonly clock?: ClockValue | undefined
  readonly action?: Action | undefined
}

const KIND = { 'to-call': 'open', sent: 'waiting', delivered: 'waiting', 'taken-up': 'done' } as const satisfies Record<
  LegLine['state'],
  StatusKind
>

/** Who was told and who has taken it up. Only the last state closes a duty, and the words say so. */
export function LegList({ label, legs }: { label: string; legs: readonly LegLine[] }) {
  return (
    <ul className="legs" aria-label={label}>
      {legs.map(leg => (
        <li key={leg.id} className={`leg ${leg.state}`}>
          <p className="leg-who">{leg.addressee}</p>
          <p className="leg-state">
            <StatusTag kind={KIND[leg.state]} text={leg.stateText} />
            {leg.clock ? <Clock {...leg.clock} /> : null}
          </p>
          {leg.detail ? <p className="leg-detail">{leg.detail}</p> : null}
          {leg.call ? (
            <div className="leg-call">
              <p>
                <PhoneLink number={leg.call.number} sign />
              </p>
              <p className="now-label">{leg.call.sayLabel}</p>
              <blockquote>{leg.call.say}</blockquote>
            </div>
          ) : null}
          {leg.action ? <ActionButton action={leg.action} kind={leg.state === 'to-call' ? 'main' : 'quiet'} /> : null}
        </li>
      ))}
    </ul>
  )
}
