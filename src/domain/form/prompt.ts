import type { FormDefinition } from './definition.ts'
import { columnsOf, place, placeInRow, sectionKey, titleKey } from './keys.ts'
import type { PaperBlock, PaperWords } from './paper.ts'

const BOX = '☐'

/**
 * The paper prompt sheet of a form: its questions and nothing else, on one page, to have in a pocket. Pure; the words come in.
 * A repeating question names what is asked in each row.
 */
export function promptOf(definition: FormDefinition, words: Pick<PaperWords, 'say'>): readonly PaperBlock[] {
  const version = words.say('answer.version', { form: definition.id, version: definition.version })
  const sections = definition.sections.flatMap((section): PaperBlock[] => {
    const texts = section.fields.map(field => {
      const placed = place(definition, field)
      const columns = columnsOf(field).map(column => words.say(placeInRow(placed, column, 0).stem))
      return columns.length > 0 ? `${words.say(placed.stem)} (${columns.join(', ')})` : words.say(placed.stem)
    })
    const items = texts.map(text => ({ mark: BOX, text }))
    return [
      { kind: 'heading', level: 3, text: words.say(sectionKey(definition, section.name)) },
      { kind: 'list', items, columns: Math.max(...texts.map(text => text.length)) <= 90 ? 2 : 1 },
    ]
  })
  const when: readonly PaperBlock[] = [{ kind: 'list', items: [{ mark: BOX, text: words.say('answer.happened') }] }]
  return [
    { kind: 'heading', level: 1, text: words.say(titleKey(definition)) },
    { kind: 'paragraph', tone: 'quiet', text: `${version}. ${words.say('answer.prompt')}` },
    ...sections,
    ...(definition.mode === 'record' ? when : []),
  ]
}
