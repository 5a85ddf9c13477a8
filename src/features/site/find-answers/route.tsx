/** Use case: somebody looks for an answer, in any language and with typing errors, and reads claims with their sources, also where these disagree. Actor: anybody. Law: every claim cites a registered source; the site quotes itself and makes no sentence; what is searched is kept nowhere. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { cleanLine } from '../../../domain/form/clean.ts'
import { search } from '../../../domain/site/search.ts'
import type { Answer } from '../../../domain/site/site.ts'
import { field } from '../../../platform/http/fields.ts'
import type { OpenReply } from '../../../platform/http/open.ts'
import { openForm, openPage, type Route } from '../../../platform/http/route.ts'
import { Link } from '../../../platform/ui/index.ts'
import { BackTo, type Drawn, prose } from '../page.tsx'
import type { Reading } from '../reading.tsx'
import { Claim, proseOf } from '../sources.tsx'
import { type Library, openLibrary } from './library.ts'
import { Results, SearchForm } from './results.tsx'

/** Longer questions are cut: nobody types them, machines do. */
const LONGEST = 200

export const routes = (mechanism: Mechanism): readonly Route[] => {
  const library = openLibrary(mechanism)
  return [
    openPage(
      'GET /answers',
      { may: 'public' },
      prose(mechanism, reading => page(reading, library, '')),
    ),
    openForm(
      'POST /answers',
      { may: 'public' },
      prose(mechanism, (reading, { fields }) =>
        page(reading, library, cleanLine(field(fields, 'q')).slice(0, LONGEST).toWellFormed()),
      ),
    ),
    openPage(
      'GET /answers/:answer',
      { may: 'public' },
      prose(mechanism, (reading, { params }) => one(reading, params.answer ?? '')),
    ),
  ]
}

function page(reading: Reading, library: Library, question: string): Drawn {
  const { say, t } = reading
  return {
    title: t('site.title-answers'),
    body: (
      <>
        <BackTo reading={reading} />
        <div>
          <h1>{say('site.answers-title')}</h1>
          <p className="lead">{say('site.answers-lead')}</p>
        </div>
        <SearchForm reading={reading} question={question} />
        {question === '' ? null : (
          <Results reading={reading} library={library} found={search(library.index, question, reading.language.code)} />
        )}
        <All reading={reading} />
      </>
    ),
  }
}

function All({ reading }: { reading: Reading }) {
  const { say, to, mechanism } = reading
  return (
    <section>
      <h2>{say('site.answers-all')}</h2>
      <ul className="plain">
        {mechanism.pack.site.answers.map(answer => (
          <li key={answer.id}>
            <Link href={to(`/answers/${answer.id}`)}>{answer.question[proseOf(reading)]}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function one(reading: Reading, id: string): Drawn | OpenReply {
  const { t, mechanism } = reading
  const answer: Answer | undefined = mechanism.pack.site.answers.find(each => each.id === id)
  if (!answer) return { kind: 'not-found' }
  return {
    title: t('site.title-answers'),
    body: (
      <>
        <BackTo reading={reading} to="/answers" label={t('site.back-answers')} />
        <h1>{answer.question[proseOf(reading)]}</h1>
        {answer.statements.map(statement => (
          <section key={statement.text.en} className="card">
            <Claim reading={reading} statement={statement} />
          </section>
        ))}
      </>
    ),
  }
}
