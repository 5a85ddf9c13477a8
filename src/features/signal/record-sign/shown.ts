import type { SignPage } from '../../../domain/notification/pages.ts'
import { countOf, type SignAnswers } from '../../../domain/notification/sign.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import type { Fields } from '../../../platform/http/fields.ts'

/** The inputs of a page as they stand in the draft: what `readPage` would read back. */
export function shownFields(page: SignPage, answers: SignAnswers, today: CivilDate): Fields {
  switch (page) {
    case 'danger':
      return { danger: answers.danger ?? '' }
    case 'who':
      return {
        age: answers.age ?? '',
        count: String(countOf(answers)),
        children: answers.children ? String(answers.children) : '',
      }
    case 'seen':
      return {
        seen: [...(answers.indicators ?? []), ...(answers.nothingKnown ? ['unknown'] : [])],
        told: [...(answers.selfDeclared ? ['self'] : []), ...(answers.thirdParty ? ['third'] : [])],
        words: answers.words ?? '',
      }
    case 'where':
      return { territory: answers.territory ?? '', place: answers.place ?? '' }
    case 'when':
      return answers.noticedOn === 'unknown'
        ? { 'noticed-unknown': 'unknown' }
        : dateFields('noticed', answers.noticedOn ?? today)
    case 'asked':
      return askedFields(answers)
    case 'about':
      return Object.assign({}, ...(answers.people ?? []).map(personFields))
    default:
      return { implicated: [...(answers.implicated ?? [])] }
  }
}

function askedFields(answers: SignAnswers): Fields {
  const asked = (answers.asked ?? []).map((one, index) => [`asked-${index}`, one ?? ''] as const)
  return {
    ...Object.fromEntries(asked),
    support: answers.support ?? '',
    supportName: answers.supportName ?? '',
    override: answers.override ? ['yes'] : [],
    reason: answers.reason ?? '',
  }
}

function personFields(about: NonNullable<SignAnswers['people']>[number], index: number): Fields {
  const at = `person-${index}`
  return {
    [`${at}-sex`]: about.sex ?? '',
    [`${at}-years`]: about.years === undefined ? '' : String(about.years),
    [`${at}-given`]: about.givenNames ?? '',
    [`${at}-family`]: about.familyName ?? '',
    [`${at}-language`]: about.language ?? '',
    [`${at}-citizenship`]: about.citizenship ?? '',
    [`${at}-contact`]: about.contact ?? '',
    ...(about.birthDate ? dateFields(`${at}-born`, about.birthDate) : {}),
  }
}

function dateFields(name: string, date: CivilDate): Fields {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}
