import type { PersonFile } from '../domain/person/file.ts'
import type { BrokenRule } from '../domain/rules/decide.ts'
import { type Catalogue, hasMessage, type MessageKey, type Translate } from '../platform/i18n/translator.ts'
import { Link, type WhyValue } from '../platform/ui/index.ts'
import { Cites } from './cites.tsx'

type Words = { readonly t: Translate; readonly catalogue: Catalogue }

/** Where the words of a coded answer stand, for facts that are answered by a code. */
const WORDS_OF: Readonly<Record<string, string>> = {
  status: 'status.',
  ageStatus: 'age-status.',
  actorKind: 'organisation-kind.',
  receiverKind: 'organisation-kind.',
  leadKind: 'organisation-kind.',
  consentGiver: 'form.giver.',
  participationDecider: 'form.giver.',
  citizenshipKind: 'form.citizenship.',
}

function answerText(fact: string, value: string | number | boolean, { t, catalogue }: Words): string {
  if (typeof value === 'boolean') return t(value ? 'act.fact-yes' : 'act.fact-no')
  const key = `${WORDS_OF[fact]}${value}`
  return hasMessage(catalogue, key) ? t(key as MessageKey) : String(value)
}

/** One deciding fact as a sentence with its answer. */
export function factText(fact: string, value: string | number | boolean, say: Words): string {
  const { t, catalogue } = say
  const key = `fact.${fact}`
  const words = hasMessage(catalogue, key) ? t(key as MessageKey) : fact
  return `${words}: ${answerText(fact, value, say)}`
}

/** What the "Why?" of a rule says: the rule in plain words, its citation and standing, and the facts that decided. */
export function whyOf(rules: readonly BrokenRule[], words: Words): WhyValue {
  return {
    rules: rules.map(one => ({
      id: one.rule,
      sentence: words.t(`rule.${one.rule}`),
      citation: <Cites cites={one.cites} t={words.t} />,
      href: `/law/rules#${one.rule}`,
      standing: one.standing,
    })),
    facts: [...new Set(rules.flatMap(one => one.decided.map(fact => factText(fact.fact, fact.value, words))))],
  }
}

/** Broken rules as a list: what is missing, the citation, and links to what would open it. */
export function Broken({ rules, t, catalogue, file }: { rules: readonly BrokenRule[]; file: PersonFile } & Words) {
  return (
    <ul>
      {rules.map(one => (
        <li key={one.rule}>
          <p>
            {t(`rule.${one.rule}`)}{' '}
            <small>
              (<Cites cites={one.cites} t={t} />; {t(`act.${one.standing}`)})
            </small>
          </p>
          {hasMessage(catalogue, `rule.${one.rule}.opens`) ? (
            <p>
              {t('act.opens')}: <Link href={`/people/${file.id}#now`}>{t(`rule.${one.rule}.opens`)}</Link>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
