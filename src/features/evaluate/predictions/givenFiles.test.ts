import { describe, expect, it } from 'vitest'
import { givenFiles } from './givenFiles.ts'

const file = (name: string, more: object = {}): File => Object.assign(new File(['x'], name), more)

describe('files that were given', () => {
  it('are named by their place in the folder that was dropped or picked', () => {
    const given = givenFiles([
      file('a.json', { path: '/judge/zoom-bench/a.json', relativePath: '/judge/zoom-bench/a.json' }),
      file('b.json', { path: './b.json' }),
      file('c.json', { webkitRelativePath: 'folder/c.json', path: './c.json' }),
      file('d.json'),
    ])
    expect(given.map(({ path }) => path)).toEqual([
      'judge/zoom-bench/a.json',
      'b.json',
      'folder/c.json',
      'd.json',
    ])
  })

  it('leave out what computers hide in folders', () => {
    const given = givenFiles([
      file('.DS_Store', { path: '/judge/.DS_Store' }),
      file('x', { path: '/__MACOSX/judge/x' }),
      file('config', { webkitRelativePath: 'judge/.git/config' }),
      file('a.json', { path: '/judge/a.json' }),
    ])
    expect(given.map(({ path }) => path)).toEqual(['judge/a.json'])
  })
})
