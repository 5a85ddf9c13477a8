import type { OpenReply } from '../../../platform/http/open.ts'
import type { Block } from '../../../platform/pdf/document.ts'
import { printDocument } from '../../../platform/pdf/print.ts'
import type { Reading } from '../reading.tsx'
import { proseOf, sourceText } from '../sources.tsx'
import { PICTURES } from './pictures.ts'
import { rightsFor, rightWords, toldSentences } from './sentences.ts'

const SHEETS = ['steps', 'money'] as const

/** A sheet to hand over. Its name, its title and its head say nothing to a stranger; the numbers stand first and last. */
export async function leaflet(reading: Reading, text: string): Promise<OpenReply> {
  const { t, mechanism } = reading
  if (mechanism.pack.rightsTexts.includes(text))
    return sheet(reading, text === 'under-8' ? [...pictures(reading), ...rights(reading, text)] : told(reading, text))
  const which = SHEETS.find(one => one === text)
  if (!which) return { kind: 'not-found' }
  const { question, statements } = mechanism.pack.site[which]
  const lang = proseOf(reading)
  return sheet(reading, [
    { kind: 'heading', level: 2, text: question[lang] },
    ...statements.flatMap((one, at): Block[] => [
      { kind: 'paragraph', text: `${at + 1}. ${one.text[lang]}` },
      ...(one.disagree ? [{ kind: 'paragraph', text: t('site.disagree', { text: one.disagree[lang] }) } as const] : []),
      { kind: 'paragraph', tone: 'quiet', text: sourceText(reading, one.cites, one.standing) },
    ]),
  ])
}

function told(reading: Reading, text: string): readonly Block[] {
  return [
    ...toldSentences(reading, text).map(one => ({ kind: 'paragraph', text: one.text }) as const),
    ...rights(reading, text),
  ]
}

function rights(reading: Reading, text: string): readonly Block[] {
  const { t, mechanism } = reading
  return [
    { kind: 'heading', level: 2, text: t('rights.list') },
    { kind: 'paragraph', tone: 'quiet', text: t('rights.list-lead') },
    ...rightsFor(mechanism.pack, text).flatMap((right): Block[] => [
      { kind: 'paragraph', text: rightWords(reading, right, text) },
      { kind: 'paragraph', tone: 'quiet', text: sourceText(reading, right.cites, right.standing) },
    ]),
  ]
}

function pictures({ t }: Reading): readonly Block[] {
  return PICTURES.flatMap(({ id, drawing }): Block[] => [
    { kind: 'picture', ...drawing, width: 150, alt: t(`site.picture-${id}-alt`) },
    { kind: 'heading', level: 3, text: t(`site.picture-${id}`) },
  ])
}

/** Prints blocks between the numbers. The exercise's sentence stands above everything. */
export async function sheet(reading: Reading, blocks: readonly Block[]): Promise<OpenReply> {
  const { t, lang, now, mechanism } = reading
  const { general, child } = mechanism.pack.emergency
  const numbers: Block = { kind: 'paragraph', text: t('site.rights-numbers', { general, child }) }
  const body = await printDocument({
    language: lang,
    title: t('site.leaflet-title'),
    head: t('site.leaflet-head'),
    pageOf: (page, pages) => t('act.page-of', { page, pages }),
    createdAt: new Date(now),
    blocks: [{ kind: 'heading', level: 1, text: t('site.leaflet-title') }, numbers, ...blocks, numbers],
    ...(mechanism.profile === 'exercise' ? { banner: t('shell.exercise', { general, child }) } : {}),
  })
  return { kind: 'file', body, type: 'application/pdf', name: 'sheet.pdf' }
}
