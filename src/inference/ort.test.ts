import { existsSync } from 'node:fs'
import * as ort from 'onnxruntime-web/webgpu'
import { expect, it } from 'vitest'
import { openNet, ortWasmPaths, quickDevice } from './ort.ts'

it('names files of the runtime that are there', () => {
  expect(Object.values(ortWasmPaths).filter((path) => !existsSync(`.${path}`))).toEqual([])
  expect(ort.env.wasm.wasmPaths).toBe(ortWasmPaths)
})

it('says in a sentence that bytes are no model', async () => {
  delete ort.env.wasm.wasmPaths
  await expect(openNet(new Uint8Array(400).fill(7), 'wasm', 1)).rejects.toMatchObject({
    code: 'bad-model',
    message: expect.stringContaining('damaged'),
  })
})

const gpu = (info: Partial<GPUAdapterInfo>) => () => ({
  requestAdapter: () => Promise.resolve({ info } as GPUAdapter),
})

it('leaves WebGPU for wasm only where software imitates it, and says so', async () => {
  const software = await quickDevice('webgpu', gpu({ vendor: 'google', architecture: 'swiftshader' }))
  expect(software).toMatchObject({ device: 'wasm', reason: expect.stringContaining('software') })
  const real = await quickDevice('webgpu', gpu({ vendor: 'nvidia', architecture: 'ampere' }))
  expect(real).toEqual({ device: 'webgpu', reason: null })
  expect(await quickDevice('wasm', gpu({ isFallbackAdapter: true }))).toEqual({
    device: 'wasm',
    reason: null,
  })
})
