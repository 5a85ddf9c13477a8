import type { FormDefinition } from '../domain/form/definition.ts'
import { type PaperBlock, type PaperWords, paperOf } from '../domain/form/paper.ts'
import { promptOf } from '../domain/form/prompt.ts'
import type { Answers } from '../domain/form/read.ts'
import { hasMessage, type MessageKey, type Translate } from '../platform/i18n/translator.ts'
import { printDocument } from '../platform/pdf/print.ts'
import type { Directory } from './directory.ts'
import type { Mechanism } from './mechanism.ts'

/** What a paper needs of the mechanism; blank forms are printed without a database, so no more than this. */
export type PaperMechanism = Pick<Mechanism, 'pack' | 'profile' | 'catalogue'> & {
  readonly directory: Pick<Directory, 'find'>
}

export type PaperContext = {
  readonly mechanism: PaperMechanism
  readonly t: Translate
  readonly lang: string
  readonly now: number
}

/** The words of a paper in one language: messages of forms, names behind codes, dates as people write them. */
function paperWords({ mechanism, t, lang }: PaperContext): PaperWords {
  const catalogue = mechanism.catalogue(lang)
  const { pack, directory } = mechanism
  return {
    say: (key, params) => t(key as MessageKey, params),
    has: key => hasMessage(catalogue, key),
    nameOf(type, code) {
      if (type === 'organisation' || type.endsWith('-desk')) return directory.find(code)?.name ?? code
      if (type === 'territory') return pack.territories.find(one => one.code === code)?.name ?? code
      // A code of an old record may be gone from today's lists: then the code itself stays readable.
      const worded =
        (type === 'language' || type === 'service' || type === 'rule') && hasMessage(catalogue, `${type}.${code}`)
      return worded ? t(`${type}.${code}` as MessageKey) : code
    },
    dateOf: (day, month, year) => `${day.padStart(2, '0')}.${month.padStart(2, '0')}.${year}`,
  }
}

/** A form on paper: blank without answers, filled with them. */
export function formPaper(
  context: PaperContext,
  definition: FormDefinition,
  answers?: Answers,
  mode?: 'do' | 'record',
): readonly PaperBlock[] {
  return paperOf(definition, paperWords(context), answers, mode)
}

/** The questions of a form and nothing else, on one page. */
export function promptPaper(context: PaperContext, definition: FormDefinition): readonly PaperBlock[] {
  return promptOf(definition, paperWords(context))
}

/** Prints blocks as a tagged PDF, with the exercise's warning first and the working-form head on every page. */
export function printPaper(
  context: PaperContext,
  title: string,
  reference: string | undefined,
  blocks: readonly PaperBlock[],
): Promise<Buffer> {
  const { mechanism, t, lang, now } = context
  const { general, child } = mechanism.pack.emergency
  return printDocument({
    language: lang,
    title,
    head: t('form.working-head'),
    pageOf: (page, pages) => t('act.page-of', { page, pages }),
    createdAt: new Date(now),
    blocks,
    ...(reference ? { reference } : {}),
    ...(mechanism.profile === 'exercise' ? { banner: t('shell.exercise', { general, child }) } : {}),
  })
}
