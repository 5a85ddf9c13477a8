import { Link } from '../../../platform/ui/index.ts'
import type { Reading } from '../reading.tsx'
import { proseOf } from '../sources.tsx'

/** What belongs to every text of rights. */
export function RightsMore({ reading }: { reading: Reading }) {
  const { say, to, mechanism } = reading
  const { steps, money } = mechanism.pack.site
  const told = proseOf(reading)
  return (
    <section>
      <h2>{say('site.rights-more')}</h2>
      <ul className="plain">
        {[steps, money]
          .filter(one => one.statements.length > 0)
          .map(one => (
            <li key={one.id}>
              <Link href={to(`/${one.id}`)}>{one.question[told]}</Link>
            </li>
          ))}
        <li>
          <Link href={to('/cards')}>{say('site.cards-door')}</Link>
        </li>
      </ul>
    </section>
  )
}
