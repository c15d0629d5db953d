import { describe, expect, it } from 'vitest'
import { indexPictures } from './match.ts'

const files = ['images/koi.jpg', 'images/red pond.png', 'crops/koi_fin.jpg', 'deep/images/Plant.jpg']
const find = indexPictures(files)
const said = (path: string): string => {
  const match = find(path)
  const codes = match.remarks.map(({ code }) => code).join()
  return `${match.kind === 'matched' ? match.file : match.kind} ${codes}`.trim()
}

describe('indexPictures', () => {
  it.each([
    ['images/koi.jpg', 'images/koi.jpg'],
    ['koi.jpg', 'images/koi.jpg'],
    ['sa1b/images/koi.jpg', 'images/koi.jpg'],
    ['deep/images/Plant.jpg', 'deep/images/Plant.jpg'],
    ['images/Plant.jpg', 'deep/images/Plant.jpg'],
    ['images/red pond.png', 'images/red pond.png'],
  ])('finds %j without a remark', (path, file) => {
    expect(said(path)).toBe(file)
  })

  it.each([
    ['/data/sa1b/images/koi.jpg', 'images/koi.jpg picture-path-absolute'],
    ['C:\\datasets\\images\\koi.jpg', 'images/koi.jpg picture-path-absolute'],
    ['images//koi.jpg', 'images/koi.jpg picture-path-tidied'],
    ['./images/./koi.jpg', 'images/koi.jpg picture-path-tidied'],
    ['images\\koi.jpg', 'images/koi.jpg picture-path-tidied'],
    ['images/koi.jpg?x=1#y', 'images/koi.jpg picture-path-tidied'],
    ['other/koi.jpg', 'images/koi.jpg picture-by-name'],
    ['Images/KOI.JPG', 'images/koi.jpg picture-case'],
    ['../up/koi.jpg', 'images/koi.jpg picture-path-climbs'],
  ])('finds %j with a remark', (path, expected) => {
    expect(said(path)).toBe(expected)
  })

  it.each([
    ['../../../../etc/passwd', 'nothing picture-path-climbs,picture-missing'],
    ['images/none.jpg', 'nothing picture-missing'],
    ['file:///data/images/koi.jpg', 'nothing picture-path-address'],
    ['http://127.0.0.1:9/koi.jpg', 'nothing picture-path-address'],
    ['HTTPS://host/koi.jpg', 'nothing picture-path-address'],
    ['data:image/png;base64,iVBORw0KGgo=', 'nothing picture-path-address'],
    ['', 'nothing picture-path-empty'],
    ['  ', 'nothing picture-path-empty'],
    ['images/..', 'nothing picture-path-empty'],
    ['/', 'nothing picture-path-empty'],
  ])('finds nothing for %j', (path, expected) => {
    expect(said(path)).toBe(expected)
  })

  it('names all files that fit equally, and chooses none', () => {
    const match = indexPictures(['a/images/koi.jpg', 'b/images/koi.jpg', 'c/koi.jpg'])('images/koi.jpg')
    expect(match).toMatchObject({ kind: 'ambiguous', files: ['a/images/koi.jpg', 'b/images/koi.jpg'] })
    expect(match.remarks[0]?.sentence).toContain('a/images/koi.jpg')
  })

  it('takes of equals the one that lies deepest in the folders of the record’s own file', () => {
    const find = indexPictures(['out/a/images/koi.jpg', 'out/b/images/koi.jpg', 'out/b/deep/images/koi.jpg'])
    expect(find('images/koi.jpg', 'out/a/data/rows.json')).toMatchObject({ file: 'out/a/images/koi.jpg' })
    expect(find('images/koi.jpg', 'out/b/deep/rows.json')).toMatchObject({
      file: 'out/b/deep/images/koi.jpg',
    })
    expect(find('images/koi.jpg', 'out/rows.json').kind).toBe('ambiguous')
    expect(find('images/koi.jpg', 'rows.json').kind).toBe('ambiguous')
  })

  it('prefers the very path among equals', () => {
    const match = indexPictures(['images/koi.jpg', 'b/images/koi.jpg'])('images/koi.jpg')
    expect(match).toMatchObject({ kind: 'matched', file: 'images/koi.jpg' })
  })

  it('tells files apart by the longest common end', () => {
    const find = indexPictures(['train/images/1.jpg', 'val/images/1.jpg'])
    expect(find('/mnt/x/val/images/1.jpg')).toMatchObject({ kind: 'matched', file: 'val/images/1.jpg' })
  })

  it('finds composed names by decomposed ones', () => {
    const find = indexPictures(['images/cafe\u0301.jpg'])
    expect(find('images/caf\u00E9.jpg')).toMatchObject({ kind: 'matched', remarks: [] })
  })

  it('finds names that hold a question mark or hash', () => {
    expect(indexPictures(['a/what?#1.jpg'])('a/what?#1.jpg')).toMatchObject({ kind: 'matched', remarks: [] })
  })
})
