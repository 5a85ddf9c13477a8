import type { ReactNode } from 'react'
import { Link, PhoneLink } from '../link/link.tsx'

export type Door = { readonly href: string; readonly title: ReactNode; readonly text?: ReactNode }

/** A few ways in, large enough for a thumb and a bad day. */
export function Doors({ label, doors }: { label: string; doors: readonly Door[] }) {
  return (
    <nav aria-label={label}>
      <ul className="doors">
        {doors.map(door => (
          <li key={door.href} className="door">
            <Link href={door.href}>{door.title}</Link>
            {door.text ? <p>{door.text}</p> : null}
          </li>
        ))}
      </ul>
    </nav>
  )
}

export type PhoneEntry = {
  readonly number: string
  readonly name: string
  readonly text?: string | undefined
  readonly hours?: string | undefined
}

/** Numbers to call, with who answers and when. */
export function PhoneList({ label, phones }: { label: string; phones: readonly PhoneEntry[] }) {
  return (
    <ul className="phones" aria-label={label}>
      {phones.map(phone => (
        <li key={phone.number}>
          <PhoneLink number={phone.number} sign />
          <p className="phone-name">{phone.name}</p>
          {phone.text ? <p>{phone.text}</p> : null}
          {phone.hours ? <p className="hint">{phone.hours}</p> : null}
        </li>
      ))}
    </ul>
  )
}
