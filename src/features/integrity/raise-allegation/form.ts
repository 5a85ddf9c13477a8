import { cleanLine, cleanText, lengthOf } from '../../../domain/form/clean.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { LONGEST } from '../sealed.ts'

/** Whom an allegation is about. A guardian only where it is about a person. */
export const SUBJECTS = ['desk', 'official', 'guardian'] as const
export type Subject = (typeof SUBJECTS)[number]

export type AllegationAnswers = {
  readonly subject: string
  readonly organisation: string
  readonly colleague: string
  readonly who: string
  readonly text: string
}
export type AllegationProblem = Problem & {
  readonly message:
    | 'allegation.problem-subject'
    | 'allegation.problem-organisation'
    | 'allegation.problem-colleague'
    | 'allegation.problem-text'
    | 'allegation.problem-long'
    | 'allegation.problem-many'
}
/** What was said, ready for the independent desk. */
export type Allegation = {
  readonly subject: Subject
  readonly organisation: string | null
  readonly account: string | null
  readonly words: string
}

/** What was typed, whatever it is. */
export const typedAllegation = (fields: Fields): AllegationAnswers => ({
  subject: field(fields, 'subject').slice(0, 20),
  organisation: field(fields, 'organisation').slice(0, 40),
  colleague: field(fields, 'colleague').slice(0, 40),
  who: cleanLine(field(fields, 'who')).slice(0, 200),
  text: cleanText(field(fields, 'text')),
})

/** Reads an allegation. All problems at once; asks no database. Who is named in words goes before what is said of them. */
export function readAllegation(
  { subject: typed, organisation, colleague, who, text }: AllegationAnswers,
  known: {
    readonly aboutPerson: boolean
    readonly organisations: readonly string[]
    readonly colleagues: readonly string[]
    readonly own: string
  },
): { readonly allegation: Allegation | undefined; readonly problems: readonly AllegationProblem[] } {
  const problems: AllegationProblem[] = []
  const subject = SUBJECTS.find(one => one === typed && (one !== 'guardian' || known.aboutPerson))
  if (!subject) problems.push({ field: 'subject', message: 'allegation.problem-subject' })
  const needsDesk = subject === 'desk' || subject === 'official'
  if (needsDesk && !known.organisations.includes(organisation))
    problems.push({ field: 'organisation', message: 'allegation.problem-organisation' })
  const account = subject === 'official' && colleague !== '' ? colleague : null
  if (account !== null && (organisation !== known.own || !known.colleagues.includes(account)))
    problems.push({ field: 'colleague', message: 'allegation.problem-colleague' })
  if (lengthOf(text) < 10) problems.push({ field: 'text', message: 'allegation.problem-text' })
  else if (lengthOf(text) > LONGEST) problems.push({ field: 'text', message: 'allegation.problem-long' })
  if (!subject || problems.length > 0) return { allegation: undefined, problems }
  const words = who === '' ? text : `${who}\n\n${text}`
  return { allegation: { subject, organisation: needsDesk ? organisation : null, account, words }, problems }
}
