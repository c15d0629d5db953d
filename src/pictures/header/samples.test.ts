import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHeader } from './read.ts'
import { recognise } from './recognise.ts'

const samples = resolve(import.meta.dirname, '../../../../shared/samples')
const hostile = resolve(samples, 'hostile/images')
const dev = resolve(samples, 'dev/images')

const header = (name: string) => readHeader(readFileSync(resolve(hostile, name)))

describe.skipIf(!existsSync(hostile))('the broken sample pictures (skipped when they are not here)', () => {
  it.each([
    ['animated.gif', { frames: 6, complete: true }],
    ['animated.webp', { frames: 6, complete: true }],
    ['bomb_20000.png', { stored: { width: 20_000, height: 20_000 } }],
    ['cmyk.jpg', { model: 'cmyk', complete: true }],
    ['exif6_plant.jpg', { stored: { width: 1632, height: 1224 }, orientation: 6 }],
    ['gray16.png', { model: 'grey', bits: 16 }],
    ['rgb16.png', { model: 'rgb', bits: 16 }],
    ['gray_alpha.png', { model: 'grey', alpha: true }],
    ['palette_alpha.png', { model: 'palette', alpha: true }],
    ['photo.bmp', { type: 'image/bmp', complete: true }],
    ['png_named.jpg', { type: 'image/png' }],
    ['strip_30000x8.png', { stored: { width: 30_000, height: 8 } }],
    ['truncated.jpg', { complete: false }],
  ])('%s is read as %o', (name, expected) => {
    expect(header(name)).toMatchObject(expected)
  })

  it.each([
    ['html_named.png', 'html'],
    ['script.svg', 'svg'],
    ['photo.tif', 'tiff'],
    ['zero_bytes.jpg', 'empty'],
  ])('%s is known as %s', (name, stranger) => {
    expect(recognise(readFileSync(resolve(hostile, name)))).toEqual({ kind: 'stranger', stranger })
  })
})

describe.skipIf(!existsSync(dev))('the good sample pictures (skipped when they are not here)', () => {
  it('are all whole upright RGB JPEGs', () => {
    for (const name of readdirSync(dev))
      expect({ name, ...readHeader(readFileSync(resolve(dev, name))) }).toMatchObject({
        name,
        type: 'image/jpeg',
        model: 'rgb',
        bits: 8,
        orientation: null,
        complete: true,
      })
  })
})
