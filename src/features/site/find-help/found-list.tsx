import { EVERYWHERE } from '../../../domain/directory/description.ts'
import { type Found, isOpenNow } from '../../../domain/directory/listing.ts'
import { Button, directionOf, PhoneLink } from '../../../platform/ui/index.ts'
import { dateOf, type Reading } from '../reading.tsx'
import type { Asked } from './form.ts'

/** Services on one page: few enough for a bad line, and the rest one button away. */
export const PER_PAGE = 10

/** What fits, those known to fit first. Where they are is never told: one calls. */
export function FoundList({ reading, asked, found }: { reading: Reading; asked: Asked; found: readonly Found[] }) {
  const { say, mechanism } = reading
  if (found.length === 0)
    return <p className="notice unsure">{say('find.none', { number: mechanism.pack.emergency.information })}</p>
  const shown = found.slice(asked.after, asked.after + PER_PAGE)
  return (
    <section>
      <h2>{say('find.found', { count: found.length })}</h2>
      <p className="hint">{say('find.call-first')}</p>
      <ul className="plain">
        {shown.map(one => (
          <FoundService key={one.listing.id} reading={reading} found={one} />
        ))}
      </ul>
      {found.length > asked.after + PER_PAGE ? <More reading={reading} asked={asked} /> : null}
    </section>
  )
}

function FoundService({ reading, found: { listing, unknown } }: { reading: Reading; found: Found }) {
  const { say, now, mechanism } = reading
  // The directory speaks the language of the country.
  const own = mechanism.pack.languages[0] ?? reading.lang
  const open = isOpenNow(listing, now)
  return (
    <li className="card">
      <h3 lang={own} dir={directionOf(own)}>
        {listing.name}
      </h3>
      {listing.organizationName ? (
        <p lang={own} dir={directionOf(own)}>
          {listing.organizationName}
        </p>
      ) : null}
      {listing.phones[0] ? (
        <p>
          <PhoneLink number={listing.phones[0].number} sign />
        </p>
      ) : (
        <p>{say('find.no-phone', { number: mechanism.pack.emergency.information })}</p>
      )}
      {open === null ? null : (
        <p className={open ? 'answers now' : 'answers'}>{say(open ? 'find.is-open' : 'find.is-closed')}</p>
      )}
      {listing.territories ? <p className="hint">{whereOf(reading, listing.territories)}</p> : null}
      {unknown.length > 0 || open === null ? <Unknown reading={reading} unknown={unknown} open={open} /> : null}
      {listing.verifiedOn ? (
        <p className="hint">{say('find.verified', { date: dateOf(reading, listing.verifiedOn) })}</p>
      ) : null}
    </li>
  )
}

/** What nobody knows of a service is said, so that it is asked before somebody travels. */
function Unknown({ reading, unknown, open }: { reading: Reading; unknown: Found['unknown']; open: boolean | null }) {
  const all = open === null && !unknown.includes('open') ? [...unknown, 'open' as const] : unknown
  const words = all.map(one => reading.t(`find.unknown-${one}`)).join(', ')
  return <p>{reading.say('find.ask-about', { what: words })}</p>
}

/** Names of counties, the first few: a list of forty says no more than that there are forty. */
function whereOf(reading: Reading, territories: readonly string[]): string {
  if (territories.includes(EVERYWHERE)) return reading.t('find.everywhere')
  const names = new Map(reading.mechanism.pack.territories.map(one => [one.code, one.name]))
  const told = territories.slice(0, 6).map(code => names.get(code) ?? code)
  return `${told.join(', ')}${territories.length > told.length ? ' …' : ''}`
}

function More({ reading, asked }: { reading: Reading; asked: Asked }) {
  return <Again reading={reading} fields={{ ...asked, after: asked.after + PER_PAGE }} label="find.more" />
}

/** The same search once more, with one thing different. What was chosen travels in the form and in no address. */
function Again({
  reading,
  fields,
  label,
}: {
  reading: Reading
  fields: Readonly<Record<string, string | number>>
  label: `find.${string}`
}) {
  return (
    <form method="post" action={reading.to('/find')} data-quiet="" className="unprinted">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind="quiet">{reading.say(label)}</Button>
    </form>
  )
}

/** Back to the questions with what was chosen. The answer does not carry them: half of its bytes would be choices. */
export function Change({ reading, asked }: { reading: Reading; asked: Asked }) {
  return <Again reading={reading} fields={{ ...asked, after: 0, change: 'yes' }} label="find.change" />
}

/** Protected shelters: their regions and one number, whoever runs them and however many there are. */
export function ProtectedRegions({
  reading,
  regions,
}: {
  reading: Reading
  regions: readonly { readonly code: string | null; readonly name: string | null }[]
}) {
  if (regions.length === 0) return null
  const { say, mechanism } = reading
  const own = mechanism.pack.languages[0] ?? reading.lang
  const named = regions.flatMap(one => (one.code === null ? [] : [{ code: one.code, name: one.name ?? one.code }]))
  return (
    <section>
      <h2>{say('find.protected')}</h2>
      <p>{say('find.protected-text')}</p>
      <p>
        <PhoneLink number={mechanism.pack.emergency.information} sign />
      </p>
      {named.length > 0 ? (
        <ul className="list">
          {named.map(one => (
            <li key={one.code} lang={own} dir={directionOf(own)}>
              {one.name}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
