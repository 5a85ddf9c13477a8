/** A QR code as one SVG path: the dark modules only, so a page can draw it without any markup in a string. */
import { create } from 'qrcode'

export interface QrCode {
  /** Modules along one side, without the quiet zone. */
  readonly size: number
  /** `d` of an SVG path in units of one module. */
  readonly path: string
}

/** Draws a text. Level M: a cracked screen still scans. */
export function qrCode(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const runs: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x
      while (x < size && data[y * size + x]) x++
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1H${from}z`)
    }
  }
  return { size, path: runs.join('') }
}
