import { existsSync } from 'node:fs'
import * as ort from 'onnxruntime-web/webgpu'
import { expect, it } from 'vitest'
import { createSession, ortFault, ortWasmPaths } from './ort.ts'

it('names files of the runtime that are there', () => {
  expect(Object.values(ortWasmPaths).filter((path) => !existsSync(`.${path}`))).toEqual([])
  expect(ort.env.wasm.wasmPaths).toBe(ortWasmPaths)
})

it('says in a sentence that bytes are no model', async () => {
  delete ort.env.wasm.wasmPaths
  await expect(createSession(new Uint8Array(400).fill(7), 'wasm')).rejects.toMatchObject({
    code: 'bad-model',
    message: expect.stringContaining('damaged'),
  })
})

it('tells running out of memory and losing the graphics card from other errors', () => {
  expect(ortFault(new Error('std::bad_alloc'), 'failed').code).toBe('out-of-memory')
  expect(ortFault(new Error('Device was lost during run'), 'failed').code).toBe('device-lost')
  expect(ortFault(new Error('shape mismatch'), 'failed').code).toBe('failed')
})
