import { isTreatedAsChild } from './legs.ts'
import { peopleOf, type SignAnswers } from './sign.ts'

/** The pages of a first sign, in order. Danger comes first; the adult is asked before anything about her or him is. */
export const SIGN_PAGES = ['danger', 'call', 'who', 'seen', 'where', 'when', 'asked', 'about', 'told', 'check'] as const
export type SignPage = (typeof SIGN_PAGES)[number]

/** Questions that want an answer, "I do not know" among them. */
export const REQUIRED = ['danger', 'age', 'seen', 'territory', 'asked'] as const
export type RequiredAnswer = (typeof REQUIRED)[number]

const PAGE_OF: { readonly [answer in RequiredAnswer]: SignPage } = {
  danger: 'danger',
  age: 'who',
  seen: 'seen',
  territory: 'where',
  asked: 'asked',
}

/** The pages this sign needs: the numbers again only in danger, the question to the adult only where there is one. */
export function pagesOf(answers: SignAnswers): readonly SignPage[] {
  const adults = answers.age === undefined || peopleOf(answers).some(one => !isTreatedAsChild(one.age))
  return SIGN_PAGES.filter(page => (page !== 'call' || answers.danger === 'yes') && (page !== 'asked' || adults))
}

/** The page after this one; the last one has none. */
export function pageAfter(page: SignPage, answers: SignAnswers): SignPage | undefined {
  const pages = pagesOf(answers)
  return pages[pages.indexOf(page) + 1]
}

/** The page before this one. */
export function pageBefore(page: SignPage, answers: SignAnswers): SignPage | undefined {
  const pages = pagesOf(answers)
  return pages[pages.indexOf(page) - 1]
}

/** Whether one required answer is there. */
function isAnswered(answer: RequiredAnswer, answers: SignAnswers): boolean {
  if (answer === 'seen') return seenAnything(answers) || answers.nothingKnown === true
  if (answer === 'asked') {
    return peopleOf(answers).every(one => isTreatedAsChild(one.age) || answers.asked?.[one.ordinal - 1] != null)
  }
  return answers[answer] !== undefined
}

/** A sign has a ground: something ticked, something said, or one's own words. */
function seenAnything(answers: SignAnswers): boolean {
  const { indicators = [], selfDeclared, thirdParty, words = '' } = answers
  return indicators.length > 0 || selfDeclared === true || thirdParty === true || words !== ''
}

/** The first page that still wants an answer; undefined when the sign can be sent. */
export function pageToAnswer(answers: SignAnswers): SignPage | undefined {
  const open = REQUIRED.find(answer => !isAnswered(answer, answers))
  return open && PAGE_OF[open]
}
