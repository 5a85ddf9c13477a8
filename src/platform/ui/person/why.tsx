import type { ReactNode } from 'react'
import { Link } from '../link/link.tsx'
import { Details } from '../notice/notice.tsx'
import { Tag } from '../notice/tag.tsx'

/** One rule, told to a person. */
export type WhyRule = {
  readonly id: string
  readonly sentence: string
  /** Source, provision and the day since when it is in force. */
  readonly citation: ReactNode
  readonly href?: string | undefined
  readonly standing: 'verified' | 'assumed'
}

/** Why a line stands where it stands: its rules and the facts that decided. */
export type WhyValue = { readonly rules: readonly WhyRule[]; readonly facts: readonly string[] }

export type WhyTexts = {
  /** The disclosure's label: "Why?" */
  readonly why: string
  /** Heading of the facts: "What decided" */
  readonly facts: string
  readonly standing: { readonly verified: string; readonly assumed: string }
}

/** "Why?", opened in place. `about` is heard after it, so that ten of them can be told apart. */
export function Why({ value, texts, about }: { value: WhyValue; texts: WhyTexts; about?: string | undefined }) {
  const summary = (
    <>
      {texts.why}
      {about ? <span className="unseen"> {about}</span> : null}
    </>
  )
  return (
    <Details summary={summary}>
      {value.rules.map(rule => (
        <div key={rule.id} className="rule">
          <p>{rule.sentence}</p>
          <p className="citation">
            {rule.href ? <Link href={rule.href}>{rule.citation}</Link> : rule.citation}{' '}
            <Tag tone={rule.standing === 'assumed' ? 'late' : 'plain'}>{texts.standing[rule.standing]}</Tag>
          </p>
        </div>
      ))}
      {value.facts.length > 0 ? (
        <div className="deciding">
          <p className="deciding-title">{texts.facts}</p>
          <ul>
            {value.facts.map(fact => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </Details>
  )
}
