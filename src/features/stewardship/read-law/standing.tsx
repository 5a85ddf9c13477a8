import { citationText } from '../../../act/why-texts.tsx'
import type { Citation, Standing } from '../../../domain/rules/rule.ts'
import { Tag } from '../../../platform/ui/index.ts'
import type { Words } from './words.ts'

/** The provision, and whether somebody has checked it. */
export function Cited({ cites, standing, words }: { cites: readonly Citation[]; standing: Standing; words: Words }) {
  return (
    <>
      {citationText(cites, words)}
      <br />
      <Tag tone={standing === 'assumed' ? 'late' : 'plain'}>{words.t(`act.${standing}`)}</Tag>
    </>
  )
}
