/**
 * Forms that are one part of a wider form of the specification, or carry one of its steps out: which form they belong to.
 * A form that is not named here is the form of the specification with its own id.
 */
const BELONGS_TO: { readonly [id: string]: `F-${number}` } = {
  'F-05P': 'F-05',
  'F-13E': 'F-13',
  'F-14I': 'F-14',
  'F-14D': 'F-14',
  'F-19A': 'F-19',
  'F-21D': 'F-21',
  'F-24P': 'F-24',
  'F-31H': 'F-31',
  'F-36S': 'F-36',
  'F-41A': 'F-41',
  'F-50': 'F-23',
  'F-51': 'F-24',
  'F-52': 'F-15',
  'F-53': 'F-03',
  'F-54': 'F-04',
  'F-55': 'F-15',
  'F-56': 'F-01',
  'F-57': 'F-16',
  'F-57R': 'F-16',
  'F-58': 'F-41',
  'F-59': 'F-24',
  'F-60': 'F-11',
  'F-61': 'F-01',
  'F-62': 'F-30',
}

/** The form of the specification that a form of the pack implements, wholly or in part. */
export function specifiedBy(id: string): string {
  return BELONGS_TO[id] ?? id
}
