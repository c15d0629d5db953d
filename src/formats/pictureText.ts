import type { Json } from '../domain/json.ts'
import { isObject } from './fields.ts'

/** Shorter than any picture. */
const leastLetters = 256

/** Whether a text is a picture in base64 rather than a path to one. */
export function isEncodedPicture(text: string): boolean {
  if (/^data:image\/[\w.+-]{1,40}[;,]/i.test(text)) return true
  return text.length >= leastLetters && /^[A-Za-z0-9+/]{60}[A-Za-z0-9+/\s]{140}/.test(text)
}

/** The keys under which an object names the file of a picture. */
const pathKeys = ['path', 'image', 'file_name', 'filename', 'url']

/** The text that names or holds a picture: itself, or what an object or the first entry of a list says. */
export function pictureTextIn(value: Json | undefined): string | null {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return pictureTextIn((value as readonly Json[])[0])
  if (value === null || value === undefined || !isObject(value)) return null
  for (const key of pathKeys) {
    const text = Object.hasOwn(value, key) ? value[key] : null
    if (typeof text === 'string' && text !== '') return text
  }
  const bytes = Object.hasOwn(value, 'bytes') ? value['bytes'] : null
  return typeof bytes === 'string' && isEncodedPicture(bytes) ? bytes : null
}

/** A path as records give it to a loader: a file of the machine at hand may be named as an address. */
export const plainPath = (path: string): string => path.replace(/^file:\/\/(?:localhost)?(?=\/)/, '')

/** A record for keeping: pictures in base64 under these keys are left out. */
export const withoutPictures = (value: Json, keys: readonly string[]): Json =>
  value !== null && isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, keys.includes(key) ? bare(inner) : inner]),
      )
    : value

function bare(value: Json): Json {
  if (typeof value === 'string') return isEncodedPicture(value) ? null : value
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return (value as readonly Json[]).map(bare)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bare(inner)]))
}
