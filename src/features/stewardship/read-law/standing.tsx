import { Cites } from '../../../act/cites.tsx'
import type { Citation, Standing } from '../../../domain/rules/rule.ts'
import { Tag } from '../../../platform/ui/index.ts'
import type { Words } from './words.ts'

/** The provision, and whether somebody has checked it. One element, since a cell is a row of elements on a narrow screen. */
export function Cited({ cites, standing, words }: { cites: readonly Citation[]; standing: Standing; words: Words }) {
  return (
    <div>
      <Cites cites={cites} t={words.t} />
      <br />
      <Tag tone={standing === 'assumed' ? 'late' : 'plain'}>{words.t(`act.${standing}`)}</Tag>
    </div>
  )
}
