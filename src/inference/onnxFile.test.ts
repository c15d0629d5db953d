import { assert, asyncProperty, nat } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksWhole } from './onnxFile.ts'

const graph = (length: number): readonly number[] => [0x3a, length, ...Array<number>(length).fill(7)]
const version = [0x08, 0x08]
const fileOf = (bytes: readonly number[]): Blob => new Blob([Uint8Array.from(bytes)])

describe('an ONNX file', () => {
  it('is whole from its version to the end of its graph', async () => {
    expect(await looksWhole(fileOf([...version, ...graph(100)]))).toBe(true)
  })

  it.each<readonly [what: string, bytes: readonly number[]]>([
    ['is empty', []],
    ['has no graph', version],
    ['ends within its graph', [...version, ...graph(100)].slice(0, -1)],
    ['goes on after its end', [...version, ...graph(100), 0]],
    ['is a page of a server', [...new TextEncoder().encode('<!doctype html><html></html>')]],
    ['claims a length without end', [...version, 0x3a, ...Array<number>(12).fill(0xff)]],
  ])('is not whole when it %s', async (_what, bytes) => {
    expect(await looksWhole(fileOf(bytes))).toBe(false)
  })

  it('is never whole when anything is cut off it', async () => {
    const whole = [...version, ...graph(60)]
    await assert(
      asyncProperty(nat(whole.length - 1), async (length) => {
        expect(await looksWhole(fileOf(whole.slice(0, length)))).toBe(false)
      }),
    )
  })

  it('may be in the format of the runtime', async () => {
    expect(await looksWhole(fileOf([28, 0, 0, 0, ...new TextEncoder().encode('ORTM'), 0, 0]))).toBe(true)
  })
})
