import { formPaper, type PaperContext } from '../../act/paper.ts'
import type { FormDefinition } from '../../domain/form/definition.ts'
import type { PaperBlock } from '../../domain/form/paper.ts'
import type { Content } from '../../domain/form/reading.ts'
import { answersOfRecord } from '../../domain/form/values.ts'
import type { ActFacts } from '../../domain/person/file.ts'
import { civilDateOf } from '../../domain/time/calendar.ts'

/** What was recorded, as far as the reader may see it: `answers` null where the class is closed or nothing was written. */
type Stored = { readonly happenedAt: number; readonly act: ActFacts; readonly answers: Content | null }

/** A record as blocks of paper, question by question, with the form as it stood. */
export function storedBlocks(context: PaperContext, definition: FormDefinition, record: Stored): readonly PaperBlock[] {
  const { timeZone } = context.mechanism.pack
  const split = (moment: number) => ({
    date: civilDateOf(moment, timeZone),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment),
  })
  const stored = { coded: record.act, content: record.answers ?? {}, happenedAt: record.happenedAt }
  return formPaper(context, definition, answersOfRecord(definition, stored, split), 'record')
}
