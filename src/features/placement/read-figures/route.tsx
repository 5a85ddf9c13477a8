/** Use case: the national desk, which is also the rapporteur, reads what placing people shows: gaps, answers, declines, beds for each identified victim. Actor: places.analyse. Law. */
import { civilDay } from '../../../act/clock-words.ts'
import type { Matching } from '../../../act/matching.ts'
import { parameter } from '../../../act/mechanism.ts'
import { countsByRegion } from '../../../domain/matching/figures.ts'
import { ENGINE_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import { addDays, addMonths, civilDateOf } from '../../../domain/time/calendar.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { FiguresPage } from './page.tsx'
import { readFigures, readPromises } from './store.ts'

const MONTHS = 12

export const routes = (matching: Matching): readonly Route[] => [
  page('GET /places/figures', { may: 'places.analyse' }, request => show(matching, request)),
]

async function show({ mechanism, placement }: Matching, request: SignedInRequest): Promise<Reply> {
  const { tx, t, lang, now, reply } = request
  const { pack } = mechanism
  const today = civilDateOf(now, pack.timeZone)
  const from = addMonths(today, -MONTHS)
  const least = parameter(pack, ENGINE_PARAMETERS.smallCell, today)
  const [rows, beds, promises] = await Promise.all([
    readFigures(tx, from, addDays(today, 1)),
    placement.beds(tx, today),
    readPromises(tx, least, now),
  ])
  const victims = new Map(rows.flatMap(one => (one.measure === 'victim' && one.b ? [[one.b, one.n] as const] : [])))
  const regions = pack.directory?.regions ?? []
  const names = new Map(regions.map(one => [one.code, one.name]))
  return reply.page(
    t('placement.figures-title'),
    <FiguresPage
      words={{ mechanism, t, lang }}
      period={{ from: civilDay(from, lang), until: civilDay(today, lang) }}
      regions={countsByRegion(victims, regions, least)}
      regionName={code => names.get(code) ?? code}
      {...{ least, rows, beds, promises }}
    />,
    { wide: true },
  )
}
