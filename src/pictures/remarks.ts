import type { Size } from '../domain/geometry.ts'
import type { Problem } from '../domain/problem.ts'
import type { Header } from './header/header.ts'
import type { PictureType } from './header/recognise.ts'

/** Sides of a ratio above this are refused by the models' resize rules (smart_resize, FORMATS §3.1). */
const longestRatio = 200

/** What a person should know about a picture that was taken. */
export function remarks(path: string, header: Header, size: Size): readonly Problem[] {
  const found: Problem[] = []
  const say = (code: string, severity: Problem['severity'], sentence: string): void => {
    found.push({ code, severity, sentence, file: path, line: null, field: null })
  }
  const named = namedType(path)
  if (named && named !== labels[header.type])
    say(
      'picture-misnamed',
      'warning',
      `The file is named like a ${named} but holds a ${labels[header.type]}.`,
    )
  if (header.orientation !== null && header.orientation > 1)
    say(
      'picture-turned',
      'note',
      header.type === 'image/avif'
        ? `The AVIF file asks to be turned (like EXIF orientation ${header.orientation}); browsers show it upright, so boxes are in upright pixels.`
        : `The file asks to be turned (EXIF orientation ${header.orientation}); its pixels were turned upright and stored anew.`,
    )
  if (header.frames > 1)
    say(
      'picture-animated',
      'warning',
      `The picture is an animation of ${header.frames} frames; only the first one was taken.`,
    )
  if (!header.complete)
    say(
      'picture-incomplete',
      'warning',
      'This is an incomplete image: the file ends early, so a part of the picture is missing.',
    )
  if (Math.max(size.width, size.height) > longestRatio * Math.min(size.width, size.height))
    say(
      'picture-long',
      'warning',
      `The picture is more than ${longestRatio} times as long as it is wide (${size.width} × ${size.height} pixels); many models refuse that.`,
    )
  return found
}

const labels: Readonly<Record<PictureType, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/bmp': 'BMP',
}

const endings: ReadonlyMap<string, string> = new Map([
  ...['jpg', 'jpeg', 'jpe', 'jfif'].map((ending) => [ending, 'JPEG'] as const),
  ...['png', 'apng'].map((ending) => [ending, 'PNG'] as const),
  ...['tif', 'tiff'].map((ending) => [ending, 'TIFF'] as const),
  ...['gif', 'webp', 'avif', 'bmp', 'svg', 'heic'].map((ending) => [ending, shoutedOr(ending)] as const),
])

function shoutedOr(ending: string): string {
  return ending === 'webp' ? 'WebP' : ending.toUpperCase()
}

/** The label of the type that the ending of the name promises, or null when it promises none. */
function namedType(path: string): string | null {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]
  return (ending && endings.get(ending.toLowerCase())) ?? null
}
