import { expect, it } from 'vitest'
import { placedFiles } from './placedFiles.ts'

const file = (name: string, over: Record<string, unknown>): File =>
  Object.defineProperties(
    new File(['x'], name),
    Object.fromEntries(Object.entries(over).map(([key, value]) => [key, { value }])),
  )

it('knows where a file lay, however it came', () => {
  const files = [
    file('config.json', { webkitRelativePath: 'tiny/config.json' }),
    file('model.onnx', { path: './tiny/onnx/model.onnx' }),
    file('a.json', { relativePath: '/tiny/a.json' }),
    file('alone.json', {}),
    file('odd.json', { path: 7 }),
  ]
  expect(placedFiles(files).map(({ path }) => path)).toEqual([
    'tiny/config.json',
    'tiny/onnx/model.onnx',
    'tiny/a.json',
    'alone.json',
    'odd.json',
  ])
})
