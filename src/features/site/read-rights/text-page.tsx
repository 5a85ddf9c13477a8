import type { OpenReply } from '../../../platform/http/open.ts'
import { Details, DrawingView, Link, PhoneLink, type ReactNode } from '../../../platform/ui/index.ts'
import { BackTo, type Drawn } from '../page.tsx'
import type { Reading } from '../reading.tsx'
import { sourceText } from '../sources.tsx'
import { PICTURES } from './pictures.ts'
import { RightsMore } from './rights-more.tsx'
import { rightsFor, rightWords, type ToldSentence, toldSentences } from './sentences.ts'

/** Sentences under one another, so that a tired eye finds a hold. */
const A_PARAGRAPH = 3
/** Texts read by, or to, the smallest. */
const SMALL: readonly string[] = ['child-8-12', 'under-8']

/** One text of rights: short and plain first, then each right with its source. */
export function textPage(reading: Reading, text: string): Drawn | OpenReply {
  const { t, say, to, mechanism } = reading
  if (!mechanism.pack.rightsTexts.includes(text)) return { kind: 'not-found' }
  return {
    title: t('site.title-rights'),
    body: (
      <>
        <BackTo reading={reading} to="/rights" label={t('site.back-rights')} />
        <div>
          <h1>
            {say('site.rights-title')}: {t(`rights.for-${text}` as 'rights.for-adult')}
          </h1>
          <p className="lead">{t('rights.draft')}</p>
        </div>
        {text === 'under-8' ? <Pictures reading={reading} /> : <Told reading={reading} text={text} />}
        <ChildNumbers reading={reading} />
        <p>
          <Link href={to(`/rights/${text}/paper`)}>{say('site.leaflet')}</Link>
        </p>
        <EachRight reading={reading} text={text} />
        <RightsMore reading={reading} />
      </>
    ),
  }
}

function Told({ reading, text }: { reading: Reading; text: string }) {
  const sentences = toldSentences(reading, text)
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / A_PARAGRAPH) }, (_, at) =>
    sentences.slice(at * A_PARAGRAPH, (at + 1) * A_PARAGRAPH),
  )
  return (
    <div className="prose">
      {paragraphs.map(own => (
        <p key={own[0]?.text}>
          {own.map(one => (
            <span key={one.text}>
              {one.text} <Rests reading={reading} sentence={one} />
            </span>
          ))}
        </p>
      ))}
      {sentences.some(one => one.rests === 'practice') ? (
        <p className="source">{reading.say('site.rights-practice-note')}</p>
      ) : null}
    </div>
  )
}

/** The mark behind a sentence: a link to the right it rests on. */
function Rests({ reading: { say }, sentence: { rests } }: { reading: Reading; sentence: ToldSentence }): ReactNode {
  if (rests === null) return null
  return (
    <small className="source">
      ({rests === 'practice' ? say('site.rights-practice') : <Link href={`#${rests}`}>{rests}</Link>}){' '}
    </small>
  )
}

function ChildNumbers({ reading: { t, mechanism } }: { reading: Reading }) {
  const { general, child } = mechanism.pack.emergency
  return (
    <div className="notice">
      <p>{t('site.rights-numbers', { general, child })}</p>
      <p>
        <PhoneLink number={general} sign /> <PhoneLink number={child} sign />
      </p>
    </div>
  )
}

function Pictures({ reading: { t, say } }: { reading: Reading }) {
  return (
    <>
      <ul className="pictures">
        {PICTURES.map(({ id, drawing }) => (
          <li key={id}>
            <DrawingView drawing={drawing} alt={t(`site.picture-${id}-alt`)} className="picture" />
            <p>{say(`site.picture-${id}`)}</p>
          </li>
        ))}
      </ul>
      <p className="hint">{say('site.pictures-adult')}</p>
    </>
  )
}

/** Each right with its source. On a page for a small child it is folded away: it is for whoever helps the child. */
export function EachRight({ reading, text }: { reading: Reading; text: string }) {
  const { t } = reading
  return (
    <section>
      <h2>{t(SMALL.includes(text) ? 'site.rights-helper' : 'rights.list')}</h2>
      {SMALL.includes(text) ? (
        <Details summary={t('rights.list')}>
          <RightsList reading={reading} text={text} />
        </Details>
      ) : (
        <RightsList reading={reading} text={text} />
      )}
    </section>
  )
}

function RightsList({ reading, text }: { reading: Reading; text: string }) {
  const { t, say, mechanism } = reading
  return (
    <>
      <p>{t('rights.list-lead')}</p>
      <p>{say('site.rights-confirm')}</p>
      <ul className="plain">
        {rightsFor(mechanism.pack, text).map(right => (
          <li key={right.id} id={right.id}>
            <p>
              {rightWords(reading, right, text)} <small className="source">({right.id})</small>
            </p>
            <p className="source">{sourceText(reading, right.cites, right.standing)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
