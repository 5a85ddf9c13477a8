import { cleanMessage, LONGEST_MESSAGE } from '../../../act/public-mailbox.ts'
import { type BareFile, bareFiles, MOST_FILES } from '../../../act/report-file.ts'
import { lengthOf } from '../../../domain/form/clean.ts'
import { field, fieldList } from '../../../platform/http/fields.ts'
import type { OpenRequest } from '../../../platform/http/open.ts'

/** One message as it was typed, with what is wrong with it. Files that were sent are there without their metadata, or not at all. */
export type Typed = {
  readonly desks: readonly string[]
  readonly text: string
  readonly files: readonly BareFile[]
  readonly passOn: boolean
  readonly token: string
  readonly problem: TypedProblem | null
}
type TypedProblem = `tell.problem-${'empty' | 'long' | 'files-large' | 'files-many' | 'files-kind'}`

const MOST_DESKS = 12

export function readMessage({ fields, files, tooLarge }: OpenRequest): Typed {
  const text = cleanMessage(field(fields, 'text'))
  const long = lengthOf(text) > LONGEST_MESSAGE
  const desks = fieldList(fields, 'desk').slice(0, MOST_DESKS)
  const bare = files.length > MOST_FILES ? [] : bareFiles(files)
  return {
    desks: [...new Set(desks.map(one => one.slice(0, 40)))],
    text,
    files: bare ?? [],
    passOn: field(fields, 'pass-on') === 'yes',
    token: field(fields, 'token').slice(0, 120),
    problem: tooLarge
      ? 'tell.problem-files-large'
      : text === ''
        ? 'tell.problem-empty'
        : long
          ? 'tell.problem-long'
          : files.length > MOST_FILES
            ? 'tell.problem-files-many'
            : bare
              ? null
              : 'tell.problem-files-kind',
  }
}

export type ThreadAsk = { readonly code: string; readonly does: 'look' | 'write' | 'forget' }

export function readThreadAsk({ fields }: Pick<OpenRequest, 'fields'>): ThreadAsk {
  const does = field(fields, 'do')
  return { code: field(fields, 'code').slice(0, 80), does: does === 'write' || does === 'forget' ? does : 'look' }
}
