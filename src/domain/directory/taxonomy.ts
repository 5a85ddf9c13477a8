import { EXPLOITATION_FORMS } from '../mechanism/vocabulary.ts'
import type { Row, Rows } from './objects.ts'
import { steadyId } from './steady-id.ts'

/** What we say of a service beyond the fields of the standard, each a taxonomy of its own; attributes carry them. */
export const TAXONOMIES = [
  'need',
  'sex',
  'exploitation',
  'citizenship',
  'children',
  'access',
  'licence',
  'provenance',
  'hours',
] as const
export type TaxonomyName = (typeof TAXONOMIES)[number]

/** Words of each taxonomy that are ours; the kinds of need are the pack's. */
export const TERMS = {
  sex: ['female', 'male', 'other'],
  exploitation: EXPLOITATION_FORMS.filter(form => form !== 'unknown'),
  citizenship: ['own-country', 'european-union', 'elsewhere'],
  children: ['accepted', 'not-accepted'],
  access: ['accessible', 'not-accessible'],
  licence: ['standard', 'number', 'valid-to'],
  provenance: ['verified-on', 'source'],
  hours: ['open', 'staffed', 'reachable', 'time-zone'],
} as const satisfies Record<Exclude<TaxonomyName, 'need'>, readonly string[]>

/** The address by which a taxonomy of ours is known in any directory. */
const uriOf = (name: TaxonomyName): string => `urn:punte:taxonomy:${name}`
const taxonomyId = (name: TaxonomyName): string => steadyId(uriOf(name))
export const termId = (name: TaxonomyName, code: string): string => steadyId(`${uriOf(name)}:${code}`)

/** The address of a territory or region that a service covers. */
export const territoryUri = (code: string): string => `urn:punte:territory:${code}`

/** The taxonomies and their words as rows. `wordOf` names a term for people who read the package. */
export function taxonomyRows(needs: readonly string[], wordOf: (name: TaxonomyName, code: string) => string): Rows {
  const terms = TAXONOMIES.flatMap(name =>
    (name === 'need' ? needs : TERMS[name]).map(
      (code): Row => ({
        id: termId(name, code),
        code,
        name: wordOf(name, code),
        description: wordOf(name, code),
        taxonomy: uriOf(name),
        taxonomy_id: taxonomyId(name),
      }),
    ),
  )
  return {
    taxonomy: TAXONOMIES.map(name => ({
      id: taxonomyId(name),
      name,
      description: `Punte: ${name}`,
      uri: uriOf(name),
      version: '1',
    })),
    taxonomy_term: terms,
  }
}

/** An attribute: this row is of that term, with a value where the term wants one. */
export function attributeRow(entity: string, link: string, name: TaxonomyName, code: string, value?: string): Row {
  return {
    id: steadyId(`${link} ${name} ${code}`),
    link_id: link,
    link_entity: entity,
    taxonomy_term_id: termId(name, code),
    link_type: name,
    ...(value === undefined ? {} : { value }),
  }
}
