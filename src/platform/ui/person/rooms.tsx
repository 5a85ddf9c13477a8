import { Link } from '../link/link.tsx'
import { Icon } from '../notice/icon.tsx'

/** One class of data about a person, as a room with a door. */
export type Room = {
  readonly name: string
  readonly open: boolean
  /** "You may enter" or "Closed to you" */
  readonly lock: string
  /** Who may enter: "Case manager, psychologist" */
  readonly who: string
  readonly href?: string | undefined
}

/** The rooms of a person's file. A closed one says who may enter, never what is inside. */
export function Rooms({ label, rooms }: { label: string; rooms: readonly Room[] }) {
  return (
    <ul className="rooms" aria-label={label}>
      {rooms.map(room => (
        <li key={room.name} className={room.open ? 'room open' : 'room'}>
          <p className="room-name">{room.open && room.href ? <Link href={room.href}>{room.name}</Link> : room.name}</p>
          <p className="room-lock">
            <Icon name={room.open ? 'unlocked' : 'locked'} />
            {room.lock}
          </p>
          <p className="room-who">{room.who}</p>
        </li>
      ))}
    </ul>
  )
}
