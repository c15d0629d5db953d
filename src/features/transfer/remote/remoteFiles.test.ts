import { describe, expect, it } from 'vitest'
import { remoteLines, usualLines, type RemoteFile } from './remoteFiles.ts'

const file = (path: string): RemoteFile => ({ path, url: `https://x.example/${path}`, size: 10 })
const lines = (...paths: readonly string[]) => remoteLines(paths.map(file))
const usual = (...paths: readonly string[]) => [...usualLines(lines(...paths))]

describe('the files of a dataset', () => {
  it('are offered where they can hold records or pictures, pictures by their folders', () => {
    const found = lines(
      '.gitattributes',
      'README.md',
      'dataset_infos.json',
      'model.safetensors',
      'images/a.png',
      'images/b.jpg',
      'images/deep/c.webp',
      'train.json',
      'cover.png',
    )
    expect(found.map(({ key, kind, files, bytes }) => [key, kind, files.length, bytes])).toEqual([
      ['train.json', 'file', 1, 10],
      ['images/', 'pictures', 2, 20],
      ['images/deep/', 'pictures', 1, 10],
      ['', 'pictures', 1, 10],
    ])
  })

  it('in data/*.parquet are chosen, those of the test split where there are several', () => {
    expect(usual('data/test-00000-of-00001.parquet', 'README.md', 'old/x.parquet', 'images/a.png')).toEqual([
      'data/test-00000-of-00001.parquet',
    ])
    expect(usual('data/train-0.parquet', 'data/test-0.parquet', 'data/test-1.parquet')).toEqual([
      'data/test-0.parquet',
      'data/test-1.parquet',
    ])
    expect(usual('data/a.parquet', 'data/train.parquet')).toEqual(['data/a.parquet', 'data/train.parquet'])
  })

  it('that are no tables are chosen with the pictures beside them', () => {
    expect(usual('test.jsonl', 'train.jsonl', 'images/a.png', 'images.zip')).toEqual([
      'test.jsonl',
      'images/',
      'images.zip',
    ])
    expect(usual('images.zip')).toEqual(['images.zip'])
    expect(usual()).toEqual([])
  })
})
