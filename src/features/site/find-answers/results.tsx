import type { Found } from '../../../domain/site/search.ts'
import { Button, directionOf, Link } from '../../../platform/ui/index.ts'
import type { Reading } from '../reading.tsx'
import type { Library } from './library.ts'

/** Sent as a form: what is searched stands in no address, no history and no log. */
export function SearchForm({ reading: { say, to }, question }: { reading: Reading; question: string }) {
  return (
    <form method="post" action={to('/answers')} data-quiet="">
      <label className="title" htmlFor="q">
        {say('site.answers-search')}
      </label>
      <p className="hint" id="q-hint">
        {say('site.answers-hint')}
      </p>
      <input
        type="search"
        id="q"
        name="q"
        defaultValue={question}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-describedby="q-hint"
      />
      <Button>{say('site.answers-search')}</Button>
    </form>
  )
}

/** Sentences of the site, word for word, each with the way to where it stands. */
export function Results({ reading, library, found }: { reading: Reading; library: Library; found: readonly Found[] }) {
  const { say } = reading
  if (found.length === 0) return <p className="notice unsure">{say('site.answers-none')}</p>
  return (
    <section>
      <h2>{say('site.answers-found')}</h2>
      <p className="hint">{say('site.answers-quoted')}</p>
      <ul className="plain">
        {found.map(one => (
          <Result key={one.id} reading={reading} library={library} found={one} />
        ))}
      </ul>
    </section>
  )
}

function Result({ reading, library, found }: { reading: Reading; library: Library; found: Found }) {
  const { say, to, language, lang } = reading
  const shelf = library.shelves.get(found.id)
  if (!shelf) return null
  // In the reader's language where the text has it, else in the language in which it is told, else where it was found.
  const best = [language.code, lang, found.lang].find(code => shelf.texts[code]?.[0]) ?? found.lang
  const sentences = shelf.texts[best] ?? []
  const quoted = found.at > 0 ? sentences[found.at] : undefined
  return (
    <li className="card" lang={best} dir={directionOf(best)}>
      <p className="hint" lang={lang} dir={directionOf(lang)}>
        {say(`site.answers-in-${shelf.kind}`)}
      </p>
      <p>
        <Link href={to(shelf.href)}>{sentences[0]}</Link>
      </p>
      {quoted ? <p>{quoted}</p> : null}
    </li>
  )
}
