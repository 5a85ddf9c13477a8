/** One drawing as data, so that a page and a sheet of paper draw the same. Units are those of `size`. */
export type Drawing = {
  readonly size: readonly [width: number, height: number]
  readonly shapes: readonly { readonly d: string; readonly kind: 'line' | 'fill' | 'wash' }[]
}

const PAINT = {
  line: { fill: 'none', stroke: 'currentColor', strokeWidth: 2.5, strokeLinecap: 'round', strokeLinejoin: 'round' },
  fill: { fill: 'currentColor' },
  wash: { fill: 'var(--wash)' },
} as const

/** A drawing with its words for those who do not see it. */
export function DrawingView({ drawing, alt, className }: { drawing: Drawing; alt: string; className: string }) {
  const [width, height] = drawing.size
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={className}
      role="img"
      aria-label={alt}
    >
      {drawing.shapes.map(({ d, kind }) => (
        <path key={d} d={d} {...PAINT[kind]} />
      ))}
    </svg>
  )
}

/** A code for telephone cameras, black on white in every scheme: cameras need it so. */
export function CodeView({ path, size, alt }: { path: string; size: number; alt: string }) {
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width={size * 3}
      height={size * 3}
      className="code"
      role="img"
      aria-label={alt}
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
