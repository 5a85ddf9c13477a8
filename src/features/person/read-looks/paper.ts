import type { Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { PrintedDocument } from '../../../platform/pdf/document.ts'
import type { Look } from './store.ts'
import { cellsOf, HEADS } from './words.tsx'

/** The list on paper, for the person to read here or to take along. It names no person, not even by code. */
export function looksPaper(mechanism: Mechanism, looks: readonly Look[], say: Saying): PrintedDocument {
  const { t, lang, now } = say
  const { general, child } = mechanism.pack.emergency
  return {
    language: lang,
    title: t('looks.list'),
    ...(mechanism.profile === 'exercise' ? { banner: t('shell.exercise', { general, child }) } : {}),
    head: t('receipt.head'),
    pageOf: (page, pages) => t('answer.page', { page, pages }),
    createdAt: new Date(now),
    blocks: [
      { kind: 'heading', level: 1, text: t('looks.list') },
      { kind: 'paragraph', text: t('looks.names') },
      { kind: 'table', head: HEADS.map(name => t(`looks.${name}`)), rows: looks.map(look => cellsOf(look, say)) },
    ],
  }
}
