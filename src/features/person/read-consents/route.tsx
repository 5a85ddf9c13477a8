/** Use case: whoever works with a person sees every consent, what was shared on which ground, and gives the person a paper about it that betrays nothing. Actor: every desk with a grant on the consent class. Law: ISO/IEC TS 27560. */
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { LedgerEntry } from '../../../domain/consent/consent-record.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { printDocument } from '../../../platform/pdf/print.ts'
import { ConsentsPage } from './page.tsx'
import { receiptPaper } from './paper.ts'
import { recordOf } from './record.ts'
import { readLedger, receiptNumber, spokenLanguage } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/consents', { may: 'person.read' }, request => show(mechanism, request)),
  page('GET /people/:id/consents/:consentId/receipt', { may: 'person.read' }, request => print(mechanism, request)),
  page('GET /people/:id/consents/:consentId/record', { may: 'person.read' }, request => give(mechanism, request)),
]

/** The person's file, where this desk has a grant on the ledger. */
async function openFile(
  mechanism: Mechanism,
  { tx, params, actor }: SignedInRequest,
  verb: 'read' | 'print' = 'read',
): Promise<PersonFile | undefined> {
  const file = await fileOf(tx, params.id ?? '')
  return file && classesOf(mechanism, file, actor, verb).includes('consent') ? file : undefined
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, lang, now, reply } = request
  const file = await openFile(mechanism, request)
  if (!file) return reply.notFound()
  const entries = await readLedger(tx, file.id)
  await noteRead(tx, file.id, ['consent'], 'consent ledger')
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(t('consents.title'), <ConsentsPage {...{ mechanism, file, entries, say }} />, {
    wide: true,
  })
}

type Found = { readonly file: PersonFile; readonly entry: LedgerEntry; readonly spoken: string | null }

async function openEntry(mechanism: Mechanism, request: SignedInRequest, purpose: string): Promise<Found | undefined> {
  const { tx, params } = request
  const file = await openFile(mechanism, request, 'print')
  const wanted = params.consentId?.toLowerCase()
  const entry = file && (await readLedger(tx, file.id)).find(one => one.id === wanted)
  if (!file || !entry) return undefined
  await noteRead(tx, file.id, ['consent'], purpose)
  return { file, entry, spoken: entry.language ?? (await spokenLanguage(tx, file.id)) }
}

async function print(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, now, reply } = request
  const found = await openEntry(mechanism, request, 'consent receipt, printed')
  if (!found) return reply.notFound()
  const { entry, spoken } = found
  const number = await receiptNumber(tx, found.file.id, entry.id, spoken ?? 'und')
  if (!number) return reply.notFound()
  const body = await printDocument(receiptPaper({ mechanism, entry, number, spoken, now }))
  return reply.file(body, 'application/pdf', `${number}.pdf`)
}

async function give(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, now, reply } = request
  const found = await openEntry(mechanism, request, 'consent record, exported')
  if (!found) return reply.notFound()
  const number = await receiptNumber(tx, found.file.id, found.entry.id, found.spoken ?? 'und')
  const entry = { ...found.entry, language: found.spoken, receipt: number ?? null }
  const body = Buffer.from(JSON.stringify(recordOf(mechanism, found.file.code, entry, now), null, 2))
  return reply.file(body, 'application/json', `consent-${entry.id}.json`)
}
