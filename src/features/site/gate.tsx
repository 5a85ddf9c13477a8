import { Link } from '../../platform/ui/index.ts'
import { changeOf, Numbers } from './numbers.tsx'
import type { Drawn } from './page.tsx'
import { isDraft, type Reading } from './reading.tsx'

/** The first page of a language that nobody has read: one plain sentence, the numbers, and the way to the draft. */
export function GatePage(reading: Reading): Drawn {
  const { say, t, path } = reading
  const draft = path === '/' ? reading.to('/') : reading.to(path)
  return {
    title: t('site.title-start'),
    until: changeOf(reading),
    body: (
      <>
        <h1>{say('site.sentence')}</h1>
        <Numbers reading={reading} />
        <p>
          <Link href={draft}>{say('site.draft-open')}</Link>
        </p>
        <ul className="row">
          {reading.mechanism.pack.site.languages
            .filter(one => !isDraft(one))
            .map(one => (
              <li key={one.code} lang={one.code} dir="ltr">
                <Link href={path === '/' ? `/${one.code}` : `/${one.code}${path}`}>{one.name}</Link>
              </li>
            ))}
        </ul>
      </>
    ),
  }
}
