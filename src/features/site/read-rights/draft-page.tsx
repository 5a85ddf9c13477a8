import { hasMessage } from '../../../platform/i18n/translator.ts'
import { DrawingView, directionOf, Link, PhoneLink, type ReactNode } from '../../../platform/ui/index.ts'
import { BackTo, type Drawn } from '../page.tsx'
import { inProse, isDraft, type Reading, type SiteKey } from '../reading.tsx'
import { PICTURES } from './pictures.ts'
import { RightsMore } from './rights-more.tsx'
import { toldSentences } from './sentences.ts'

/** Whether a text of rights stands in the reader's own language, as a draft nobody has read. */
export const hasDraft = ({ mechanism, language }: Reading, text: string): boolean =>
  isDraft(language) && hasMessage(mechanism.catalogue(language.code), `rights-text.${text}`)

/**
 * A text of rights as a draft: its sentences and the numbers, to read or to print from the browser, which has letters for every
 * language. What each sentence rests on is told in the language that stands in, and stays off the paper.
 */
export function draftPage(reading: Reading, text: string, sources: ReactNode): Drawn {
  const { t, say, mechanism, language } = reading
  const { general, child } = mechanism.pack.emergency
  const numbers = (
    <div className="notice">
      <p>{say('site.rights-numbers', { general, child })}</p>
      <p>
        <PhoneLink number={general} sign /> <PhoneLink number={child} sign />
      </p>
    </div>
  )
  return {
    title: t('site.title-start'),
    body: (
      <>
        <BackTo reading={reading} to="/rights" label={say('site.rights-title')} />
        <h1 className="unprinted">
          {say('site.rights-title')}: {say(`rights.for-${text}` as SiteKey)}
        </h1>
        {numbers}
        {text === 'under-8' ? <Pictures reading={reading} /> : <Sentences reading={reading} text={text} />}
        <p className="hint unprinted">{say('site.print-here')}</p>
        <section className="unprinted">
          <p className="notice unsure">{say('site.fallback')}</p>
          <div lang={language.fallback} dir={directionOf(language.fallback)} className="told">
            {sources}
            <RightsMore reading={inProse(reading)} />
          </div>
        </section>
      </>
    ),
  }
}

function Sentences({ reading, text }: { reading: Reading; text: string }) {
  return (
    <div className="prose">
      {toldSentences(reading, text).map(({ text: words, rests }) => (
        <p key={words}>
          {words}{' '}
          {rests?.startsWith('V-') ? (
            <small className="source unprinted">
              (<Link href={`#${rests}`}>{rests}</Link>)
            </small>
          ) : null}
        </p>
      ))}
    </div>
  )
}

/** The pictures with the sentences of the text under them, which are as many and in the same order. */
function Pictures({ reading }: { reading: Reading }) {
  const sentences = toldSentences(reading, 'under-8')
  return (
    <ul className="pictures">
      {PICTURES.map(({ id, drawing }, at) => (
        <li key={id}>
          <DrawingView drawing={drawing} alt={sentences[at]?.text ?? ''} className="picture" />
          <p>{sentences[at]?.text}</p>
        </li>
      ))}
    </ul>
  )
}
