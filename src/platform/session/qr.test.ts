import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { qrCode } from './qr.ts'

test('the path draws exactly the dark modules', () => {
  const text = 'otpauth://totp/Punte:Exercise%20041?secret=JBSWY3DPEHPK3PXP'
  const { size, path } = qrCode(text)
  const drawn = new Uint8Array(size * size)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    drawn.fill(1, Number(y) * size + Number(x), Number(y) * size + Number(x) + Number(width))
  }
  expect([...drawn]).toEqual(
    [...create(text, { errorCorrectionLevel: 'M' }).modules.data].map(module => (module ? 1 : 0)),
  )
})
