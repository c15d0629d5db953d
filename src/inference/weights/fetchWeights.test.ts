import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { afterEach, expect, it, vi } from 'vitest'
import type { LoadProgress } from '../inference.ts'
import { fetchWeights } from './fetchWeights.ts'

const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index % 251)
const weights = { url: '/weights.onnx', bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) }

const desk = () => {
  const told: LoadProgress[] = []
  return { told, alive: () => {}, onProgress: (progress: LoadProgress) => void told.push(progress) }
}

const serve = (body: Uint8Array<ArrayBuffer> | null, status = 200): void => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })))
}

afterEach(() => vi.unstubAllGlobals())

it('hands over the bytes and tells how far it is among all files', async () => {
  serve(bytes)
  const { told, ...rest } = desk()
  expect(await fetchWeights(weights, rest, 1000, 9000)).toEqual(bytes)
  expect(told[0]).toEqual({ phase: 'downloading', done: 1000, total: 9000 })
  expect(told.at(-1)).toEqual({ phase: 'downloading', done: 6000, total: 9000 })
})

it('takes a file that is not there, or not there whole, for one that could not be loaded', async () => {
  serve(null, 404)
  await expect(fetchWeights(weights, desk())).rejects.toMatchObject({ code: 'download' })
  serve(bytes.slice(0, 4000))
  await expect(fetchWeights(weights, desk())).rejects.toMatchObject({ code: 'download' })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  await expect(fetchWeights(weights, desk())).rejects.toMatchObject({ code: 'download' })
})

it('refuses other bytes than the promised ones, and does not read on when there are too many', async () => {
  serve(bytes.with(7, 99))
  await expect(fetchWeights(weights, desk())).rejects.toMatchObject({ code: 'wrong-hash' })
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1
      controller.enqueue(new Uint8Array(2000))
    },
  })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(endless)))
  await expect(fetchWeights(weights, desk())).rejects.toMatchObject({ code: 'wrong-hash' })
  expect(pulled).toBeLessThan(10)
})
