import { describe, expect, it } from 'vitest'
import { identityOf } from './folderIdentity.ts'

const file = (path: string, content: string | Uint8Array<ArrayBuffer>) => ({
  path,
  file: new File([content], path),
})
const config = '{"model_type":"smolvlm"}'
const weights = (at = -1): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(3_000_000)
  if (at >= 0) bytes[at] = 1
  return bytes
}
const folder = (over: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {}) =>
  Object.entries({
    'config.json': config,
    'tokenizer.json': '{}',
    'onnx/model.onnx': weights(),
    ...over,
  }).map(([path, content]) => file(path, content))

describe('what a picked folder is called', () => {
  it('is the same each time the same is picked, whatever comes first', async () => {
    const name = await identityOf(folder())
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    expect(await identityOf(folder())).toBe(name)
    expect(await identityOf(folder().toReversed())).toBe(name)
  })

  it('is another one for another configuration, name, size or content of any file', async () => {
    const names = await Promise.all(
      [
        folder(),
        folder({ 'config.json': config.replace('smol', 'sm0l') }),
        folder({ 'tokenizer.json': '[]' }),
        folder({ 'more.json': '{}' }),
        folder({ 'onnx/model.onnx': weights().subarray(1) }),
        folder({ 'onnx/model.onnx': weights(0) }),
        folder({ 'onnx/model.onnx': weights(2_999_999) }),
        folder().map((each) => ({ ...each, path: each.path.replace('model.onnx', 'model_q4.onnx') })),
      ].map(identityOf),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  it('tells models apart that were trained differently, without reading all of them', async () => {
    let read = 0
    const large = (salt: number) => {
      const of = new File([], 'model.onnx')
      const size = 4_000_000_000
      Object.defineProperties(of, {
        size: { value: size },
        slice: {
          value: (start: number, end: number) => {
            read += end - start
            return new Blob([new Uint8Array(end - start).fill(start > size / 3 ? salt : 7)])
          },
        },
      })
      return [file('config.json', config), { path: 'onnx/model.onnx', file: of }]
    }
    expect(await identityOf(large(1))).not.toBe(await identityOf(large(2)))
    expect(read).toBeLessThan(4_000_000)
  })

  it('cannot be told of a file that is gone, and a sentence says so', async () => {
    const gone = file('config.json', config)
    Object.defineProperty(gone.file, 'slice', {
      value: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }),
    })
    await expect(identityOf([gone])).rejects.toThrow('config.json')
  })
})
