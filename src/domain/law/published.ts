/**
 * Figures that others published, as they stand in their source. They are shown beside each other with what makes them doubtful;
 * nothing here is corrected, merged or added to, and nothing of the system is counted with them (specification 0.4).
 */
export type PublishedFigure = {
  readonly id: string
  /** What was counted: message `published.<metric>`. */
  readonly metric: string
  /** The year the text speaks of, also where its footnote names the report of another year (C-17). */
  readonly year: number
  readonly footnoteYear?: number
  /** Id in the register of law. One metric of one year may have several sources; they are never one series (C-01). */
  readonly source: string
  readonly value: number
  readonly unit: 'persons' | 'percent'
  /** The two numbers behind a percentage, where the source names them (C-03, C-15). */
  readonly of?: { readonly part: number; readonly whole: number }
  /** Id of the total this one is a part of; `one` where the parts exclude each other (C-02, C-04, C-10). */
  readonly within?: { readonly total: string; readonly choice: 'one' | 'several' }
}

/** Why a figure is not taken at its word. Message `law.doubt-<doubt>`. */
export type Doubt = 'source-differs' | 'parts-differ' | 'beyond-whole' | 'share-differs' | 'truncated' | 'footnote-year'

type Figures = readonly PublishedFigure[]

/** Percentage points a printed share may be off: a share that was cut and not rounded is still the same share. */
const TOLERANCE = 0.1

/** The figures of one metric, one series for each source, oldest first. */
export function seriesOf(figures: Figures, metric: string): ReadonlyMap<string, Figures> {
  const own = figures.filter(one => one.metric === metric).toSorted((a, b) => a.year - b.year)
  return Map.groupBy(own, one => one.source)
}

/** How a printed percentage follows from its two numbers, at the digits it was printed with. */
export function roundingOf(
  value: number,
  { part, whole }: { readonly part: number; readonly whole: number },
): 'nearest' | 'truncated' | 'within-tolerance' | 'differs' {
  const exact = (part / whole) * 100
  const scale = 10 ** (String(value).split('.')[1]?.length ?? 0)
  if (Math.round(exact * scale) / scale === value) return 'nearest'
  if (Math.trunc(exact * scale) / scale === value) return 'truncated'
  return Math.abs(exact - value) <= TOLERANCE ? 'within-tolerance' : 'differs'
}

/** Everything that makes one figure doubtful beside the others. */
export function doubtsOf(figure: PublishedFigure, figures: Figures): readonly Doubt[] {
  const { metric, year, source, value, of, footnoteYear } = figure
  const others = figures.filter(one => one.metric === metric && one.year === year && one.source !== source)
  const rounding = of ? roundingOf(value, of) : 'nearest'
  return [
    ...(others.some(one => one.value !== value) ? (['source-differs'] as const) : []),
    ...partsDoubt(figure, figures),
    ...(rounding === 'truncated' ? (['truncated'] as const) : []),
    ...(rounding === 'differs' ? (['share-differs'] as const) : []),
    ...(footnoteYear !== undefined && footnoteYear !== year ? (['footnote-year'] as const) : []),
  ]
}

/** Parts that exclude each other make up their total, and shares of one choice are no more than the whole. */
function partsDoubt(figure: PublishedFigure, figures: Figures): readonly Doubt[] {
  const total = figure.within?.total ?? figure.id
  const parts = figures.filter(one => one.within?.total === total && one.within.choice === 'one')
  if (parts.length === 0 || figure.within?.choice === 'several') return []
  const sum = parts.reduce((all, one) => all + one.value, 0)
  const whole = figures.find(one => one.id === total)?.value ?? 100
  if (parts[0]?.unit === 'percent') return sum > 100 + TOLERANCE ? ['beyond-whole'] : []
  return sum === whole ? [] : ['parts-differ']
}
