import { classes } from '../words.ts'

export type MapTile = {
  readonly code: string
  readonly column: number
  readonly row: number
  readonly figure: string
  readonly level: 'none' | 'full' | 'few' | 'room'
}

const SIDE = 40
const STEP = 44

/**
 * A schematic map: one square a territory, each with its code and a figure. Its equal is a table beside it, to which
 * `label` points: whoever cannot see the map loses nothing.
 */
export function TileMap({ label, tiles }: { label: string; tiles: readonly MapTile[] }) {
  const columns = Math.max(...tiles.map(tile => tile.column)) + 1
  const rows = Math.max(...tiles.map(tile => tile.row)) + 1
  return (
    <svg className="tile-map" role="img" aria-label={label} viewBox={`0 0 ${columns * STEP} ${rows * STEP}`}>
      {tiles.map(tile => (
        <g key={tile.code} className={classes('tile', tile.level)}>
          <rect x={tile.column * STEP + 2} y={tile.row * STEP + 2} width={SIDE} height={SIDE} rx={4} />
          <text x={tile.column * STEP + STEP / 2} y={tile.row * STEP + 18}>
            {tile.code}
          </text>
          <text x={tile.column * STEP + STEP / 2} y={tile.row * STEP + 34} className="figure">
            {tile.figure}
          </text>
        </g>
      ))}
    </svg>
  )
}
