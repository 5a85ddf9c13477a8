import type { BoxDesk } from '../../../act/box-desks.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { directionOf, type ReactNode } from '../../../platform/ui/index.ts'
import { type Reading, weekday } from '../reading.tsx'

/** The desk's name, in the language it is written in. */
export function DeskName({ mechanism, name }: { mechanism: Mechanism; name: string }) {
  const own = mechanism.pack.languages[0] ?? 'en'
  return (
    <span lang={own} dir={directionOf(own)}>
      {name}
    </span>
  )
}

/** When somebody reads and by when an answer comes: said before the first word is written. */
export function DeskPromise({ reading, desk }: { reading: Reading; desk: BoxDesk }): ReactNode {
  const { say } = reading
  const days = desk.days.map(day => weekday(reading, day)).join(', ')
  return (
    <>
      <p>{say('tell.hours', { days, from: desk.opens, to: desk.closes })}</p>
      <p>{say('tell.promise', { hours: desk.promise })}</p>
      <p className={desk.attended ? 'answers now' : 'answers'}>
        {say(desk.attended ? 'tell.attended' : 'tell.unattended')}
      </p>
    </>
  )
}

/** Kinds of organisations that have no way to what is written to these desks, and desks with a mailbox that were not chosen. */
export function othersThan(mechanism: Mechanism, chosen: readonly BoxDesk[], open: readonly BoxDesk[]) {
  const kinds = new Set(mechanism.pack.organisations.map(one => one.kind))
  const own = new Set(chosen.map(one => one.organisation))
  return {
    desks: open.filter(one => !own.has(one.organisation)),
    kinds: [...kinds].filter(kind => !chosen.some(one => one.kind === kind)),
  }
}
