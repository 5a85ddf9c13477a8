import type { PublishedFigure } from '../../domain/law/published.ts'

/**
 * Published figures that contradict each other or themselves (specification 0.4). They are shown for lawyers and researchers as
 * they were printed; no figure of the system is reckoned from them.
 */
const REPORT = 'REPORT-2025'
const TIP = 'TIP-2024'

const figure = (
  id: string,
  metric: string,
  year: number,
  source: string,
  value: number,
  more: Partial<PublishedFigure> = {},
): PublishedFigure => ({ id, metric, year, source, value, unit: 'persons', ...more })

export const PUBLISHED: readonly PublishedFigure[] = [
  figure('victims-2023-report', 'identified-victims', 2023, REPORT, 451),
  figure('victims-2023-tip', 'identified-victims', 2023, TIP, 428),
  figure('children-2023-report', 'identified-children', 2023, REPORT, 221),
  figure('children-2023-tip', 'identified-children', 2023, TIP, 218),
  figure('in-country-2023', 'exploited-in-country', 2023, TIP, 320, {
    within: { total: 'victims-2023-tip', choice: 'one' },
  }),
  figure('western-europe-2023', 'exploited-in-western-europe', 2023, TIP, 123, {
    within: { total: 'victims-2023-tip', choice: 'one' },
  }),
  figure('share-2024', 'share-online-abuse-of-children', 2024, REPORT, 24.5, {
    unit: 'percent',
    of: { part: 150, whole: 610 },
  }),
  figure('share-2022', 'share-helped-by-organisations', 2022, TIP, 37, {
    unit: 'percent',
    of: { part: 180, whole: 492 },
  }),
  figure('recruited-in-person-2016', 'recruited-in-person', 2016, REPORT, 90.68, {
    unit: 'percent',
    within: { total: 'recruited-2016', choice: 'one' },
  }),
  figure('recruited-internet-2016', 'recruited-over-the-internet', 2016, REPORT, 22, {
    unit: 'percent',
    within: { total: 'recruited-2016', choice: 'one' },
  }),
  figure('stakeholders-2025', 'stakeholders-heard', 2025, REPORT, 42),
  figure('stakeholders-listed-2025', 'stakeholders-listed', 2025, REPORT, 43, {
    within: { total: 'stakeholders-2025', choice: 'one' },
  }),
  figure('children-2018', 'identified-children', 2018, REPORT, 212, { footnoteYear: 2019 }),
  figure('children-2019', 'identified-children', 2019, REPORT, 327, { footnoteYear: 2020 }),
  figure('children-2020', 'identified-children', 2020, REPORT, 255, { footnoteYear: 2021 }),
  figure('children-2021', 'identified-children', 2021, REPORT, 282, { footnoteYear: 2022 }),
]
