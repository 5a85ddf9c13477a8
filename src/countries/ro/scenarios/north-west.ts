import type { Scenario } from '../../../domain/capacity/scenario.ts'

/**
 * The north-west of 2008 and early 2009 as S2 tells it: its nine counties (not the development region), 61 identified female
 * victims of whom 12 were from Cluj, and 26 beds for adults, all in Arad and Satu Mare.
 */
export const NORTH_WEST_2009: Scenario = {
  id: 'north-west-2009',
  // 2008 and the first two months of 2009: fourteen months.
  days: 425,
  people: 61,
  origins: [
    { territory: 'AB' },
    { territory: 'AR' },
    { territory: 'BH' },
    { territory: 'BN' },
    { territory: 'CJ', people: 12 },
    { territory: 'MM' },
    { territory: 'MS' },
    { territory: 'SJ' },
    { territory: 'SM' },
  ],
  beds: [
    { territory: 'AR', beds: 13 },
    { territory: 'SM', beds: 13 },
  ],
  stays: [30, 90, 180],
  source: 'S2',
  assumed: [
    'the 26 beds are shared out evenly between the two counties',
    'the 49 people who were not from Cluj came evenly from the other eight counties',
    'everybody who was identified needs a bed, and nobody else does',
    'gaps between arrivals are exponential; stays are 30, 90 or 180 nights for everybody',
  ],
}
