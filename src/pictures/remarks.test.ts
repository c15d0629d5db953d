import { expect, it } from 'vitest'
import type { Header } from './header/header.ts'
import { remarks } from './remarks.ts'

const header: Header = {
  type: 'image/png',
  stored: { width: 8, height: 6 },
  orientation: null,
  untag: [],
  mend: [],
  bits: 8,
  model: 'rgb',
  alpha: false,
  frames: 1,
  complete: true,
  srgb: true,
}
const codes = (path: string, changes: Partial<Header> = {}, size = header.stored): readonly string[] =>
  remarks(path, { ...header, ...changes }, size).map(({ code, severity }) => `${severity} ${code}`)

it('says nothing about a plain picture, whatever the case of its name', () => {
  expect(codes('a/KOI.PNG')).toEqual([])
  expect(codes('a/koi')).toEqual([])
  expect(codes('a/koi.final')).toEqual([])
  expect(codes('koi.JPEG', { type: 'image/jpeg', orientation: 1 })).toEqual([])
})

it('says nothing about CMYK, 16 bits or alpha, which are shown as they are', () => {
  expect(codes('koi.png', { model: 'cmyk', bits: 16, alpha: true, srgb: false })).toEqual([])
})

it('warns of a name that promises another type', () => {
  expect(remarks('a/koi.jpg', header, header.stored)).toEqual([
    {
      code: 'picture-misnamed',
      severity: 'warning',
      sentence: 'The file is named like a JPEG but holds a PNG.',
      file: 'a/koi.jpg',
      line: null,
      field: null,
    },
  ])
  expect(codes('drawing.svg')).toEqual(['warning picture-misnamed'])
})

it('notes that pixels were turned, and warns of animations and cut files', () => {
  expect(codes('koi.png', { orientation: 6, frames: 12, complete: false })).toEqual([
    'note picture-turned',
    'warning picture-animated',
    'warning picture-incomplete',
  ])
  expect(remarks('a.png', { ...header, complete: false }, header.stored)[0]?.sentence).toContain(
    'incomplete image',
  )
})

it('warns of a strip above the ratio of 200 that models refuse, not at it', () => {
  expect(codes('strip.png', {}, { width: 1601, height: 8 })).toEqual(['warning picture-long'])
  expect(codes('strip.png', {}, { width: 8, height: 1600 })).toEqual([])
})
