import type { VictimRight } from '../../domain/mechanism/pack.ts'
import { cite } from './law.ts'

const right = (id: string, cites: VictimRight['cites'], who: Partial<VictimRight> = {}): VictimRight => ({
  id,
  adult: true,
  child: true,
  foreign: true,
  cites,
  standing: 'assumed',
  ...who,
})

/** What a person may ask for; the sentence is `right.<id>`. */
export const RIGHTS: readonly VictimRight[] = [
  right('V-01', [cite('ECAT', 'art. 12')]),
  right('V-02', [cite('ECAT', 'art. 13')]),
  right('V-03', [cite('MS-GUIDANCE', 'consent; text not seen')], { child: false }),
  right('V-04', [cite('MSA-2015', 's. 48; text not seen')], { adult: false }),
  right('V-05', [cite('ECAT', 'art. 11')]),
]

/** Rights told in words for one reader each: message `rights-text.<id>`. */
export const RIGHTS_TEXTS: readonly string[] = ['adult', 'child-13-17']
