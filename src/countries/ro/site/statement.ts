import type { Citation, Standing } from '../../../domain/rules/rule.ts'
import type { Statement, Words } from '../../../domain/site/site.ts'

/** One claim in both languages. `assumed` unless the text of the law itself was read. */
export function says(
  en: string,
  ro: string,
  cites: readonly [Citation, ...Citation[]],
  standing: Standing = 'assumed',
): Statement {
  return { text: { en, ro }, cites, standing }
}

/** The same claim, with what another source says instead. */
export function but(statement: Statement, en: string, ro: string): Statement {
  return { ...statement, disagree: { en, ro } }
}

/** Two languages of one text. */
export function words(en: string, ro: string): Words {
  return { en, ro }
}
