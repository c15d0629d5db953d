import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { manifestOf, recordFiles, sha256, type SampleFile } from './files.ts'
import { loadLetters } from './lettering.ts'
import type { Scene } from './scene.ts'
import { scenes } from './scenes.ts'

const home = join(import.meta.dirname, '..', '..', '..', 'public', 'sample')
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(join(home, path)))
const pictures = scenes.map((scene): SampleFile => ({
  path: `images/${scene.id}.jpg`,
  bytes: read(`images/${scene.id}.jpg`),
}))

/** The smallest scene, drawn at a quarter of its size. */
function sketch(scene: Scene): Uint8ClampedArray {
  loadLetters()
  const canvas = createCanvas(scene.size.width / 4, scene.size.height / 4)
  const pen = canvas.getContext('2d')
  pen.scale(0.25, 0.25)
  scene.draw(pen)
  return pen.getImageData(0, 0, canvas.width, canvas.height).data
}

describe('the sample in public/sample', () => {
  it('is what the generator writes: run `npm run sample` after changing a scene', () => {
    for (const { path, bytes } of recordFiles(scenes))
      expect([path, sha256(read(path))]).toEqual([path, sha256(bytes)])
  })

  it('has a manifest with the size and hash of each file, and no file besides', () => {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(read('manifest.json')))
    expect(manifest).toEqual(manifestOf(scenes, [...recordFiles(scenes), ...pictures]))
    expect(manifest).toMatchObject({ licence: 'CC0-1.0' })
    const present = readdirSync(home, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => statSync(join(home, path)).isFile())
    expect(present.toSorted()).toEqual(
      [
        'manifest.json',
        ...recordFiles(scenes).map((file) => file.path),
        ...pictures.map((file) => file.path),
      ].toSorted(),
    )
  })

  it('takes at most 15 MB', () => {
    expect(pictures.reduce((sum, picture) => sum + picture.bytes.length, 0)).toBeLessThan(14_500_000)
  })

  it('holds pictures as large as their scenes', async () => {
    const scene = scenes.find((one) => one.id === 'atlas')
    const image = await loadImage(Buffer.from(read('images/atlas.jpg')))
    expect({ width: image.width, height: image.height }).toEqual(scene?.size)
  })
})

describe('drawing', () => {
  const [smallest] = scenes.toSorted((a, b) => a.size.width * a.size.height - b.size.width * b.size.height)

  it('gives the same pixels every time', () => {
    if (!smallest) throw new Error('There is no scene.')
    expect(Buffer.compare(Buffer.from(sketch(smallest)), Buffer.from(sketch(smallest)))).toBe(0)
  })

  it('gives the picture that was shipped', async () => {
    if (!smallest) throw new Error('There is no scene.')
    const drawn = sketch(smallest)
    const { width, height } = smallest.size
    const canvas = createCanvas(width / 4, height / 4)
    const pen = canvas.getContext('2d')
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(
      await loadImage(Buffer.from(read(`images/${smallest.id}.jpg`))),
      0,
      0,
      canvas.width,
      canvas.height,
    )
    const shipped = pen.getImageData(0, 0, canvas.width, canvas.height).data
    const apart =
      drawn.reduce((sum, value, at) => sum + Math.abs(value - (shipped[at] ?? 0)), 0) / drawn.length
    expect(apart).toBeLessThan(4)
  })
})
