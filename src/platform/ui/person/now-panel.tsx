import type { ReactNode } from 'react'
import { type Action, ActionButton } from '../button/button.tsx'
import { Link, PhoneLink } from '../link/link.tsx'
import { Clock, type ClockValue } from '../notice/tag.tsx'
import { Why, type WhyTexts, type WhyValue } from './why.tsx'

/** What can be done now: a verb, a clock, one button. */
export type NowLine = {
  readonly id: string
  /** Begins with a verb: "Call 119 about the child". */
  readonly what: string
  /** Who must do it, where it is not plainly the reader: "You", "Intake desk". */
  readonly who?: string | undefined
  readonly clock: ClockValue
  readonly action?: Action | undefined
  readonly phone?: { readonly number: string; readonly label?: string | undefined } | undefined
  readonly why: WhyValue
}

/** What is in somebody else's hands: for whom, since when, when it goes further, how to nudge. */
export type WaitingLine = NowLine & {
  readonly whom: string
  readonly since: string
  readonly escalates?: string | undefined
}

/** What the law does not allow yet, and the doors: `because` in words, `opens` as links, `meanwhile` as a kindness. */
export type BlockedLine = {
  readonly id: string
  readonly what: string
  readonly because: readonly string[]
  readonly opens: readonly { readonly label: string; readonly href?: string | undefined }[]
  readonly meanwhile?: string | undefined
  readonly why: WhyValue
}

/** A fact nobody knows: an imported step whose conformity is not known. */
export type GapLine = { readonly id: string; readonly what: string; readonly action?: Action | undefined }

type Block = { readonly title: string; readonly empty: string }

export type NowTexts = WhyTexts & {
  /** The panel's own heading. */
  readonly heading: string
  readonly now: Block & { readonly lead?: string | undefined }
  readonly waiting: Block & { readonly since: string; readonly escalates: string }
  readonly notYet: Block & { readonly because: string; readonly opens: string; readonly meanwhile: string }
  readonly gaps?: { readonly title: string; readonly text?: string | undefined } | undefined
}

export type NowPanelProps = {
  texts: NowTexts
  now: readonly NowLine[]
  waiting: readonly WaitingLine[]
  notYet: readonly BlockedLine[]
  gaps?: readonly GapLine[] | undefined
}

/** The first thing on a person's page: what now, what waits for whom, what not yet, and why. */
export function NowPanel({ texts, now, waiting, notYet, gaps = [] }: NowPanelProps) {
  return (
    <section className="now-panel" aria-labelledby="now-panel">
      <h2 id="now-panel" className="unseen">
        {texts.heading}
      </h2>
      <NowBlock name="now" {...texts.now} count={now.length}>
        {now.map((line, index) => (
          <Line key={line.id} line={line} texts={texts} first={index === 0} />
        ))}
      </NowBlock>
      <NowBlock name="waiting" {...texts.waiting} count={waiting.length}>
        {waiting.map(line => (
          <Waiting key={line.id} line={line} texts={texts} />
        ))}
      </NowBlock>
      <NowBlock name="not-yet" {...texts.notYet} count={notYet.length}>
        {notYet.map(line => (
          <Blocked key={line.id} line={line} texts={texts} />
        ))}
      </NowBlock>
      {texts.gaps && gaps.length > 0 ? (
        <NowBlock name="gaps" title={texts.gaps.title} empty="" count={gaps.length} lead={texts.gaps.text}>
          {gaps.map(gap => (
            <li key={gap.id} className="now-line">
              <p className="now-what">{gap.what}</p>
              <Do action={gap.action} quiet />
            </li>
          ))}
        </NowBlock>
      ) : null}
    </section>
  )
}

type NowBlockProps = {
  name: string
  title: string
  empty: string
  count: number
  lead?: string | undefined
  children: ReactNode
}

function NowBlock({ name, title, empty, count, lead, children }: NowBlockProps) {
  return (
    <section className={`now-block ${name}`} aria-labelledby={`now-${name}`}>
      <h3 id={`now-${name}`}>{title}</h3>
      {lead ? <p className="now-lead">{lead}</p> : null}
      {count === 0 ? <p className="empty">{empty}</p> : <ul className="now-lines">{children}</ul>}
    </section>
  )
}

function Do({ action, phone, quiet }: { action?: Action | undefined; phone?: NowLine['phone']; quiet?: boolean }) {
  if (!action && !phone) return null
  return (
    <div className="now-do">
      {phone ? <PhoneLink {...phone} sign /> : null}
      {action ? <ActionButton action={action} kind={quiet ? 'quiet' : 'main'} /> : null}
    </div>
  )
}

function Line({ line, texts, first }: { line: NowLine; texts: NowTexts; first: boolean }) {
  return (
    <li className={first ? 'now-line first' : 'now-line'}>
      <p className="now-what">{line.what}</p>
      <p className="now-when">
        <Clock {...line.clock} />
        {line.who ? <span className="now-who">{line.who}</span> : null}
      </p>
      <Do action={line.action} phone={line.phone} quiet={!first} />
      <Why value={line.why} texts={texts} about={line.what} />
    </li>
  )
}

function Waiting({ line, texts }: { line: WaitingLine; texts: NowTexts }) {
  return (
    <li className="now-line">
      <p className="now-what">
        <strong>{line.whom}</strong>
        <span className="now-task">{line.what}</span>
      </p>
      <p className="now-when">
        <Clock {...line.clock} />
      </p>
      <dl className="now-facts">
        <div>
          <dt>{texts.waiting.since}</dt>
          <dd>{line.since}</dd>
        </div>
        {line.escalates ? (
          <div>
            <dt>{texts.waiting.escalates}</dt>
            <dd>{line.escalates}</dd>
          </div>
        ) : null}
      </dl>
      <Do action={line.action} phone={line.phone} quiet />
      <Why value={line.why} texts={texts} about={line.what} />
    </li>
  )
}

function Blocked({ line, texts }: { line: BlockedLine; texts: NowTexts }) {
  return (
    <li className="now-line">
      <p className="now-what">{line.what}</p>
      <div className="now-door">
        <p className="now-label">{texts.notYet.because}</p>
        <ul>
          {line.because.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p className="now-label">{texts.notYet.opens}</p>
        <ul className="opens">
          {line.opens.map(door => (
            <li key={door.label}>{door.href ? <Link href={door.href}>{door.label}</Link> : door.label}</li>
          ))}
        </ul>
        {line.meanwhile ? (
          <p className="now-meanwhile">
            <span className="now-label">{texts.notYet.meanwhile}</span> {line.meanwhile}
          </p>
        ) : null}
      </div>
      <Why value={line.why} texts={texts} about={line.what} />
    </li>
  )
}
