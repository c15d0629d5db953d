import { note, quoted, warning, type Remark } from './remark.ts'

/** A path of a record, made comparable; or why it is not looked for at all. */
export type PicturePath =
  | {
      readonly ok: true
      readonly segments: readonly string[]
      /** False when the folders in it say nothing, so that only its name may be compared. */
      readonly hasFolders: boolean
      readonly isAbsolute: boolean
      readonly remarks: readonly Remark[]
    }
  | { readonly ok: false; readonly remark: Remark }

/**
 * Reads a path that another machine wrote: backslashes, drive letters, `.` and doubled slashes are made plain. An
 * address is never fetched and never guessed at; a path that climbs out of its folder keeps its name alone.
 */
export function readPicturePath(path: string): PicturePath {
  const trimmed = path.trim()
  if (trimmed === '') {
    return refused('picture-path-empty', 'The record names no picture. Choose one for it after the import.')
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(trimmed)) {
    return refused(
      'picture-path-address',
      `The picture is given as the address ${quoted(trimmed)}. Nothing is ever fetched; choose the picture file after the import.`,
    )
  }
  const slashed = trimmed.replaceAll('\\', '/').replace(/^\/\/[?.]\//, '')
  const isAbsolute = /^(?:[A-Za-z]:|\/)/.test(slashed)
  const given = slashed.replace(/^[A-Za-z]:/, '').split('/')
  const segments = given.filter((segment) => segment !== '' && segment !== '.')
  const name = segments.at(-1)
  if (name === undefined || name === '..') {
    return refused('picture-path-empty', `The path ${quoted(trimmed)} names no picture.`)
  }
  if (segments.includes('..')) {
    const remark = warning(
      'picture-path-climbs',
      `The path ${quoted(trimmed)} climbs out of its folder; the picture was looked for by its name alone.`,
    )
    return { ok: true, segments: [name], hasFolders: false, isAbsolute: false, remarks: [remark] }
  }
  const isTidied = !isAbsolute && (given.length !== segments.length || slashed !== trimmed)
  const remarks = isTidied
    ? [note('picture-path-tidied', `The path ${quoted(trimmed)} was read as ${quoted(segments.join('/'))}.`)]
    : []
  return { ok: true, segments, hasFolders: true, isAbsolute, remarks }
}

const refused = (code: string, sentence: string): PicturePath => ({
  ok: false,
  remark: warning(code, sentence),
})

/** The folders and the name of the path of a file that was dropped. */
export const segmentsOf = (path: string): readonly string[] =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')

/** The last part of a path, as it is written. */
export function baseName(path: string): string {
  const read = readPicturePath(path)
  return read.ok ? (read.segments.at(-1) ?? path) : path
}

/** The name by which two paths may mean the same picture: no folders, no case, nothing after `?` or `#`. */
export const plainName = (path: string): string =>
  baseName(path)
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=.)[?#].*$/s, '')

/** How many segments two paths share at their ends. */
export function commonEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count++
  return count
}
