import { describe, expect, it } from 'vitest'
import { sourcesOf } from './dropped.ts'

const file = (name: string, more: object = {}): File => Object.assign(new File(['x'], name), more)

describe('dropped files', () => {
  it('are named by their place in the folder that was dropped or picked', () => {
    const sources = sourcesOf([
      file('a.jpg', { path: '/images/deep/a.jpg', relativePath: '/images/deep/a.jpg' }),
      file('b.jpg', { path: './b.jpg' }),
      file('c.jpg', { webkitRelativePath: 'folder/c.jpg', path: './c.jpg' }),
      file('d.jpg'),
    ])
    expect(sources.map(({ path }) => path)).toEqual(['images/deep/a.jpg', 'b.jpg', 'folder/c.jpg', 'd.jpg'])
  })
})
