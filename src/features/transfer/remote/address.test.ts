import { describe, expect, it } from 'vitest'
import { fileNameOf, readAddress, usualHost } from './address.ts'

const read = (typed: string, host = usualHost, revision = 'main') => readAddress(typed, host, revision)
const placeOf = (typed: string, host?: string) => {
  const found = read(typed, host)
  return found.ok ? found.place : found.sentence
}
const hub = (dataset: string, revision = 'main', host = usualHost) => ({
  kind: 'hub',
  host,
  dataset,
  revision,
})

describe('an address', () => {
  it.each([
    ['inclusionAI/ZoomBench', hub('inclusionAI/ZoomBench')],
    ['  datasets/inclusionAI/ZoomBench/ ', hub('inclusionAI/ZoomBench')],
    ['squad', hub('squad')],
    ['https://huggingface.co/datasets/a/b', hub('a/b')],
    ['huggingface.co/datasets/a/b', hub('a/b')],
    ['https://huggingface.co/datasets/a/b/tree/v1.0', hub('a/b', 'v1.0')],
    ['https://huggingface.co/datasets/a/b/viewer/default/test', hub('a/b')],
    [
      'https://huggingface.co/datasets/a/b/blob/main/data/test.parquet',
      { kind: 'file', url: 'https://huggingface.co/datasets/a/b/resolve/main/data/test.parquet' },
    ],
    [
      'https://github.com/o/r/blob/main/x/data.jsonl',
      { kind: 'file', url: 'https://raw.githubusercontent.com/o/r/main/x/data.jsonl' },
    ],
    ['http://127.0.0.1:80/x/a.zip?v=1', { kind: 'file', url: 'http://127.0.0.1/x/a.zip?v=1' }],
  ])('%s is understood', (typed, place) => {
    expect(placeOf(typed)).toEqual(place)
  })

  it('of a mirror leads to the mirror', () => {
    expect(placeOf('a/b', 'https://mirror.example/hub/')).toEqual(
      hub('a/b', 'main', 'https://mirror.example/hub'),
    )
    expect(placeOf('https://mirror.example/datasets/a/b', 'https://mirror.example')).toEqual(
      hub('a/b', 'main', 'https://mirror.example'),
    )
  })

  it.each([
    '',
    'a/b/c/d',
    'two words',
    '../..',
    'a/..',
    'ftp://x/y',
    'file:///etc/passwd',
    'javascript:1',
    'https://u:p@x/y',
  ])('“%s” is refused with a sentence', (typed) => {
    expect(placeOf(typed)).toMatch(/[.]$/)
  })

  it('of no hub, or with a strange revision, is refused', () => {
    expect(read('a/b', 'nonsense').ok).toBe(false)
    expect(read('a/b', usualHost, '../x').ok).toBe(false)
    expect(read('a/b', usualHost, '  ')).toEqual({ ok: true, place: hub('a/b') })
  })

  it('names its file', () => {
    expect(fileNameOf('https://x.example/a/b%20c.json?d=e')).toBe('b c.json')
    expect(fileNameOf('https://x.example/')).toBe('download')
    expect(fileNameOf('https://x.example/a%2Fb%')).toBe('a%2Fb%')
    expect(fileNameOf('https://x.example/%2E%2E%2Fb')).toBe('.._b')
  })
})
