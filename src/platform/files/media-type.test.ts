import { describe, expect, test } from 'vitest'
import {
  isoMedia,
  jpeg,
  jpegSegment,
  mp3,
  ogg,
  pdf,
  png,
  pngChunk,
  webp,
  ZIP,
} from '../../../tests/support/some-files.ts'
import { type MediaType, mediaTypeOf } from './media-type.ts'
import { withoutMetadata } from './pictures.ts'

const WHOLE: readonly (readonly [MediaType, Buffer])[] = [
  ['application/pdf', pdf()],
  ['image/png', png()],
  ['image/jpeg', jpeg()],
  ['image/webp', webp()],
  ['image/heic', isoMedia('heic', 'meta')],
  ['audio/mp4', isoMedia('M4A ', 'moov')],
  ['video/mp4', isoMedia('isom', 'moov')],
  ['audio/ogg', ogg()],
  ['audio/mpeg', mp3()],
  ['text/plain', Buffer.from('Ea a spus: „vin mâine”.\n')],
]

describe.each(WHOLE)('%s', (type, bytes) => {
  test('is known by its content', () => expect(mediaTypeOf(bytes)).toBe(type))
  test('with an archive or a script behind it is nothing', () => {
    expect(mediaTypeOf(Buffer.concat([bytes, ZIP]))).toBeUndefined()
    expect(mediaTypeOf(Buffer.concat([bytes, Buffer.from('<script>alert(1)</script>')]))).toBeUndefined()
  })
  test('cut short is nothing', () => {
    if (type !== 'text/plain')
      expect(mediaTypeOf(bytes.subarray(0, bytes.length - 1 - (type === 'application/pdf' ? 4 : 0)))).toBeUndefined()
  })
})

test.each([
  ['a program', Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1')],
  ['markup', Buffer.from('  <svg xmlns="x"/>')],
  ['a shell script', Buffer.from('#!/bin/sh\nls\n')],
  ['nothing', Buffer.alloc(0)],
  ['broken UTF-8', Buffer.from([0x61, 0xff, 0xfe])],
  ['a PDF that runs', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>')],
  ['a PDF that runs, written otherwise', pdf('/OpenAction<</S/J#61vaScript>>')],
  ['a PDF with an attachment', pdf('/Names<</EmbeddedFiles 2 0 R>>')],
  ['a picture with a page in its comment', jpeg(jpegSegment(0xfe, Buffer.from('<html><body>')))],
  ['a picture with a program in its text', png(pngChunk('tEXt', Buffer.from('a\0<?php system(1);')))],
])('%s is refused', (_what, bytes) => expect(mediaTypeOf(bytes)).toBeUndefined())

test('place, time, camera and texts are taken out, the picture stays', () => {
  const photo = jpeg(
    jpegSegment(0xe1, Buffer.from('Exif\0\0 GPS 46.77 N')),
    jpegSegment(0xe2, Buffer.from('ICC_PROFILE\0')),
    jpegSegment(0xed, Buffer.from('Photoshop')),
    jpegSegment(0xfe, Buffer.from('taken by Exercise 041')),
  )
  const clean = withoutMetadata(photo)?.toString('latin1') ?? ''
  expect(clean).not.toMatch(/GPS|Photoshop|taken by/)
  expect(clean).toContain('ICC_PROFILE')
  expect(mediaTypeOf(Buffer.from(clean, 'latin1'))).toBe('image/jpeg')
  const drawn = withoutMetadata(
    png(pngChunk('tEXt', Buffer.from('Author\0Exercise')), pngChunk('eXIf', Buffer.from('GPS'))),
  )
  expect(drawn?.equals(png())).toBe(true)
  expect(withoutMetadata(pdf())).toBeUndefined()
})
