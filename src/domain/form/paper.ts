import type { Field, FormDefinition } from './definition.ts'
import { inputsOf, isShown, type Scope } from './desk.ts'
import {
  columnsOf,
  fieldsOf,
  hintKey,
  optionKey,
  type Placed,
  place,
  placeInRow,
  sectionKey,
  titleKey,
  YES_NO_UNKNOWN,
} from './keys.ts'
import { HAPPENED_PLACED } from './read.ts'
import { rowNumbers } from './read-rows.ts'
import { type Answers, textsOf } from './reading.ts'

/** What stands on paper, in the words of the printer (`platform/pdf` takes the same shapes). */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'quiet' | 'label' }
  | {
      readonly kind: 'list'
      readonly items: readonly { readonly mark: string; readonly text: string }[]
      readonly columns?: 1 | 2 | 3
    }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly minLines?: number
    }
  | { readonly kind: 'keyValue'; readonly items: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'signature'; readonly label: string; readonly date: string }

export type PaperWords = {
  /** Message in the language of the paper. */
  readonly say: (key: string, params?: { readonly [name: string]: string | number }) => string
  readonly has: (key: string) => boolean
  /** Name of what a code stands for (a language, an organisation, a service). */
  readonly nameOf: (type: Field['type'], code: string) => string
  readonly dateOf: (day: string, month: string, year: string) => string
}

type Sheet = { readonly words: PaperWords; readonly answers: Answers; readonly standing: string }

const NO_BOX = '☐'
const BLANK_ROWS = 4
/** Beyond this a table cell is a column of crumbs; the row is printed as questions and answers. */
const CELL = 90

function optionsOf(field: Field): readonly string[] {
  if (field.type === 'yes-no-unknown') return YES_NO_UNKNOWN
  return field.type === 'choice' || field.type === 'choices' ? field.options : []
}

function answerText(placed: Placed, { words, answers }: Sheet): string {
  const { field } = placed
  if (field.type === 'date' || field.type === 'date-time') {
    const [day = '', month = '', year = '', time = ''] = inputsOf(placed).map(name => textsOf(answers, name)[0] ?? '')
    return day === '' ? '' : `${words.dateOf(day, month, year)}${time === '' ? '' : `, ${time}`}`
  }
  const texts = textsOf(answers, placed.input)
  const options = optionsOf(field)
  if (options.length > 0)
    return texts.map(text => (options.includes(text) ? words.say(optionKey(placed, text)) : text)).join('; ')
  const named = field.type !== 'text' && field.type !== 'long-text' && field.type !== 'number'
  return texts.map(text => (named ? words.nameOf(field.type, text) : text)).join('; ')
}

function filledRows(placed: Placed, outer: Scope, sheet: Sheet): PaperBlock[] {
  const label: PaperBlock = { kind: 'heading', level: 3, text: sheet.words.say(placed.stem) }
  const none = sheet.words.say('answer.not-answered')
  const columns = columnsOf(placed.field)
  const rows = rowNumbers(sheet.answers, placed.input).map(number =>
    columns.map(column => placeInRow(placed, column, number)),
  )
  if (rows.length === 0) return [label, { kind: 'paragraph', text: none }]
  const texts = rows.map(row => row.map(cell => answerText(cell, sheet)))
  const head = columns.map(column => sheet.words.say(placeInRow(placed, column, 0).stem))
  if (columns.length <= 4 && texts.flat().every(text => text.length <= CELL)) {
    return [label, { kind: 'table', head, rows: texts.map(row => row.map(text => text || '–')) }]
  }
  return rows.flatMap((row, index): PaperBlock[] => {
    const scope: Scope = { placed: new Map(row.map(cell => [cell.field.name, cell])), outer }
    const items = row
      .map((cell, at) => ({ cell, label: head[at] ?? '', value: texts[index]?.[at] ?? '' }))
      .filter(item => isShown(item.cell, scope, sheet.answers))
      .map(item => ({ label: item.label, value: item.value || none }))
    const title = `${sheet.words.say(placed.stem)} · ${sheet.words.say('answer.row', { number: index + 1 })}`
    return [
      { kind: 'heading', level: 3, text: title },
      { kind: 'keyValue', items },
    ]
  })
}

/** The head speaks for every question of the form's own standing; one that differs says so. When it happened is no question of the form. */
const differs = ({ field, input }: Placed, standing: string): boolean =>
  input !== HAPPENED_PLACED.input && field.standing !== standing

/** The question as it was asked, with its standing where that is not the form's. */
function labelOf(placed: Placed, { words, standing }: Sheet): string {
  const label = words.say(placed.stem)
  return differs(placed, standing) ? `${label} (${words.say(`answer.standing.${placed.field.standing}`)})` : label
}

function filledSection(fields: readonly Placed[], scope: Scope, sheet: Sheet): PaperBlock[] {
  const blocks: PaperBlock[] = []
  let items: { label: string; value: string }[] = []
  const flush = () => {
    if (items.length > 0) blocks.push({ kind: 'keyValue', items })
    items = []
  }
  for (const placed of fields) {
    if (!isShown(placed, scope, sheet.answers)) continue
    if (columnsOf(placed.field).length > 0) {
      flush()
      blocks.push(...filledRows(placed, scope, sheet))
    } else {
      items.push({
        label: labelOf(placed, sheet),
        value: answerText(placed, sheet) || sheet.words.say('answer.not-answered'),
      })
    }
  }
  flush()
  return blocks
}

/** Short answers stand side by side, so that a form is as few pages as it can be. */
function columnsFor(texts: readonly string[]): 1 | 2 | 3 {
  const longest = Math.max(...texts.map(text => text.length))
  if (longest <= 24) return 3
  return longest <= 42 && texts.length > 2 ? 2 : 1
}

function blankAnswer(placed: Placed, words: PaperWords): PaperBlock[] {
  const { field } = placed
  const options = optionsOf(field)
  if (options.length > 0) {
    const items = options.map(option => ({ mark: NO_BOX, text: words.say(optionKey(placed, option)) }))
    return [{ kind: 'list', items, columns: columnsFor(items.map(item => item.text)) }]
  }
  if (field.type === 'date')
    return [{ kind: 'paragraph', text: `____ / ____ / ________   (${words.say('answer.date.blank')})` }]
  if (field.type === 'date-time') {
    const hint = `${words.say('answer.date.blank')}, ${words.say('answer.time.blank')}`
    return [{ kind: 'paragraph', text: `____ / ____ / ________ , ____ : ____   (${hint})` }]
  }
  return [{ kind: 'lines', count: field.type === 'long-text' ? 4 : 1 }]
}

function blankRows(placed: Placed, words: PaperWords): PaperBlock[] {
  const columns = columnsOf(placed.field).map(column => placeInRow(placed, column, 0))
  const head = columns.map(column => words.say(column.stem))
  const rows = Array.from({ length: BLANK_ROWS }, () => columns.map(() => ''))
  const legend = columns
    .filter(column => optionsOf(column.field).length > 0)
    .map((column): PaperBlock => {
      const options = optionsOf(column.field).map(option => words.say(optionKey(column, option)))
      return {
        kind: 'paragraph',
        tone: 'quiet',
        text: words.say('answer.codes-for', { column: words.say(column.stem), options: options.join('; ') }),
      }
    })
  return [...legend, { kind: 'table', head, rows, minLines: 2 }]
}

/** Paper cannot hide a question, so it says when to answer it. */
function condition({ field: { showWhen } }: Placed, scope: Scope, words: PaperWords): string[] {
  const asked = showWhen ? scope.placed.get(showWhen.field) : undefined
  if (!showWhen || !asked) return []
  const answers = showWhen.in.map(option => words.say(optionKey(asked, option))).join('; ')
  return [words.say('answer.only-if', { question: words.say(asked.stem), answers })]
}

function blankQuestion(placed: Placed, scope: Scope, words: PaperWords, standing: string): PaperBlock[] {
  const hint = hintKey(placed.stem)
  const several = placed.field.type === 'choices' ? [words.say('answer.tick-several')] : []
  const own = differs(placed, standing) ? [words.say(`answer.standing.${placed.field.standing}`)] : []
  const hints = [...own, ...condition(placed, scope, words), ...(words.has(hint) ? [words.say(hint)] : []), ...several]
  const rows = columnsOf(placed.field).length > 0
  return [
    { kind: 'paragraph', tone: 'label', text: words.say(placed.stem) },
    ...hints.map((text): PaperBlock => ({ kind: 'paragraph', tone: 'quiet', text })),
    ...(rows ? blankRows(placed, words) : blankAnswer(placed, words)),
  ]
}

function signatures(definition: FormDefinition, words: PaperWords): PaperBlock[] {
  const date = words.say('answer.signature.date')
  const signed = fieldsOf(definition).some(field => field.type === 'choice' && field.vocabulary === 'form.signed')
  const person: PaperBlock[] = signed ? [{ kind: 'signature', label: words.say('answer.signature.person'), date }] : []
  return [{ kind: 'signature', label: words.say('answer.signature.officer'), date }, ...person]
}

/**
 * A form on paper. Without answers: blank, to be filled by hand. With answers: the questions that were asked and what
 * was answered; a question without an answer says so. Pure; the words come in.
 */
export function paperOf(
  definition: FormDefinition,
  words: PaperWords,
  answers?: Answers,
  mode = definition.mode,
): readonly PaperBlock[] {
  const sheet: Sheet = { words, answers: answers ?? {}, standing: definition.standing }
  const places = definition.sections.map(section => section.fields.map(field => place(definition, field)))
  const scope: Scope = { placed: new Map(places.flat().map(one => [one.field.name, one])) }
  const body = (fields: readonly Placed[]) =>
    answers
      ? filledSection(fields, scope, sheet)
      : fields.flatMap(placed => blankQuestion(placed, scope, words, definition.standing))
  const sections = definition.sections.flatMap((section, index): PaperBlock[] => [
    { kind: 'heading', level: 2, text: words.say(sectionKey(definition, section.name)) },
    ...body(places[index] ?? []),
  ])
  const when: PaperBlock[] = [
    { kind: 'heading', level: 2, text: words.say('answer.happened.section') },
    ...body([HAPPENED_PLACED]),
  ]
  const version = words.say('answer.version', { form: definition.id, version: definition.version })
  return [
    { kind: 'heading', level: 1, text: words.say(titleKey(definition)) },
    { kind: 'paragraph', tone: 'quiet', text: `${version}. ${words.say(`answer.every.${definition.standing}`)}` },
    ...sections,
    ...(mode === 'record' ? when : []),
    ...signatures(definition, words),
  ]
}
