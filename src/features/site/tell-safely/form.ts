import { cleanMessage, LONGEST_MESSAGE } from '../../../act/public-mailbox.ts'
import { lengthOf } from '../../../domain/form/clean.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'

/** One message as it was typed, with what is wrong with it. */
export type Typed = {
  readonly desk: string
  readonly text: string
  readonly passOn: boolean
  readonly token: string
  readonly problem: 'tell.problem-empty' | 'tell.problem-long' | null
}

export function readMessage(fields: Fields): Typed {
  const text = cleanMessage(field(fields, 'text'))
  const long = lengthOf(text) > LONGEST_MESSAGE
  return {
    desk: field(fields, 'desk').slice(0, 40),
    text,
    passOn: field(fields, 'pass-on') === 'yes',
    token: field(fields, 'token').slice(0, 120),
    problem: text === '' ? 'tell.problem-empty' : long ? 'tell.problem-long' : null,
  }
}

export type ThreadAsk = { readonly code: string; readonly does: 'look' | 'write' | 'forget' }

export function readThreadAsk(fields: Fields): ThreadAsk {
  const does = field(fields, 'do')
  return { code: field(fields, 'code').slice(0, 80), does: does === 'write' || does === 'forget' ? does : 'look' }
}
