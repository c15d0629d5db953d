import { expect, it } from 'vitest'
import { sha256 } from './hash.ts'

it('gives SHA-256 in hex, leading zeros kept', async () => {
  expect(await sha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  expect(await sha256(Uint8Array.of(0xe2))).toMatch(/^[0-9a-f]{64}$/)
})
