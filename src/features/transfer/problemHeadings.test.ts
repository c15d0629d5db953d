import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasHeading, headingOf } from './problemHeadings.ts'

const source = resolve(import.meta.dirname, '../..')

/** The codes that the files of a folder give to what they notice. */
function codesIn(folder: string, call: RegExp): readonly string[] {
  const files = readdirSync(resolve(source, folder), { recursive: true, encoding: 'utf8' })
  const codes = files
    .filter((file) => file.endsWith('.ts') && !/\.test(?:-data)?\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(resolve(source, folder, file), 'utf8').matchAll(call)])
    .map(([, code]) => code ?? '')
  return [...new Set(codes)]
}

describe('the heading of a kind of problem', () => {
  it('is there for every one that reading files can bring', () => {
    const codes = codesIn('formats', /\b(?:error|warning|note|refused|remark)\)?\(\s*'([a-z\d-]+)'/g)
    expect(codes).toContain('json-nan')
    expect(codes.filter((code) => !hasHeading(code))).toEqual([])
  })

  it('is there for every one that taking pictures can bring', () => {
    const strangers = codesIn('pictures', /^  (empty|svg|html|tiff|heic|jxl|pdf|psd|unknown):/gm)
    const codes = [
      ...codesIn('pictures', /\b(?:say|PictureError)\(\s*'([a-z\d-]+)'/g),
      ...strangers.map((stranger) => `picture-${stranger}`),
    ]
    expect(codes).toEqual(expect.arrayContaining(['picture-damaged', 'picture-tiff']))
    expect(codes.filter((code) => !hasHeading(code))).toEqual([])
  })

  it('is words', () => {
    expect(headingOf('json-nan')).toBe('Numbers that JSON does not know')
    expect(headingOf('some-new-kind')).toBe('Some new kind')
    expect(headingOf('constructor')).toBe('Constructor')
  })
})
