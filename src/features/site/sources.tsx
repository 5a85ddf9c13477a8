import { provisionWords } from '../../act/cites.tsx'
import type { Citation, Standing } from '../../domain/rules/rule.ts'
import type { Statement } from '../../domain/site/site.ts'
import { dateOf, type Reading } from './reading.tsx'

/** Where a claim stands and since when we know: "Law 211/2004, art. 1 (text read on …); checked in the source". */
export function sourceText(reading: Reading, cites: readonly Citation[], standing: Standing): string {
  const { t, mechanism } = reading
  const sources = cites.map(({ source, provision }) => {
    const law = mechanism.pack.law.find(one => one.id === source)
    const day = law?.consulted
      ? t('site.rights-read', { date: dateOf(reading, law.consulted) })
      : t('site.rights-unread', { date: law ? dateOf(reading, law.inForce.from) : '' })
    return `${t(`law.${source}`)}, ${provisionWords(provision, t).text} (${day})`
  })
  return `${sources.join('; ')}; ${t(`site.mark-${standing}`)}`
}

/** One claim with its source, and what another source says instead. */
export function Claim({ reading, statement }: { reading: Reading; statement: Statement }) {
  const { t, say } = reading
  const lang = proseOf(reading)
  return (
    <>
      <p>{statement.text[lang]}</p>
      {statement.disagree ? (
        <p className="notice unsure">{say('site.disagree', { text: statement.disagree[lang] })}</p>
      ) : null}
      <p className="source">
        {t('site.source-line', { source: sourceText(reading, statement.cites, statement.standing) })}
      </p>
    </>
  )
}

/** Which of the two languages of the claims this reader has. */
export function proseOf({ lang }: Reading): 'ro' | 'en' {
  return lang === 'ro' ? 'ro' : 'en'
}
