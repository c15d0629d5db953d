import type { Content } from './item.ts'
import type { ItemProblem } from './itemProblem.ts'

/** Characters that a person cannot see and a model or a file can trip over, named by code point. */
export function textHazards(content: Content): readonly ItemProblem[] {
  const found = new Map<Hazard, { readonly field: ItemProblem['field']; readonly points: Set<number> }>()
  const look = (field: ItemProblem['field'], text: string): void => {
    if (!suspicious.test(text)) return
    for (const [hazard, point] of hazardsIn(text)) {
      const known = found.get(hazard) ?? { field, points: new Set() }
      known.points.add(point)
      found.set(hazard, known)
    }
  }
  look('question', content.question)
  for (const option of content.options) look('options', option)
  look('answerText', content.answerText)
  return [...found].map(([hazard, { field, points }]) => ({
    code: `text-${hazard}`,
    severity: 'warning',
    field,
    sentence: `${places[field] ?? 'The text'} ${sentences[hazard](named([...points]))}`,
  }))
}

type Hazard = 'direction' | 'invisible' | 'control' | 'damaged'

const places: { readonly [field in ItemProblem['field']]?: string } = {
  question: 'The question',
  options: 'An option',
  answerText: 'The answer',
}

const sentences: Readonly<Record<Hazard, (points: string) => string>> = {
  direction: (points) =>
    `can show its characters in another order than they are stored (${points}); type it anew.`,
  invisible: (points) => `contains characters that cannot be seen (${points}); type it anew without them.`,
  control: (points) => `contains control characters (${points}); type it anew without them.`,
  damaged: (points) => `contains a damaged character (${points}); type it anew.`,
}

/** A quick look: anything but ordinary text of most scripts. */
const suspicious =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufffd\ud800-\udfff]/

function* hazardsIn(text: string): Generator<readonly [Hazard, number]> {
  const flagged = text.includes('\u{1F3F4}')
  for (let index = 0; index < text.length; index += 1) {
    const point = text.codePointAt(index) ?? 0
    const hazard = hazardOf(point, text, index, flagged)
    if (hazard) yield [hazard, point]
    if (point > 0xffff) index += 1
  }
}

function hazardOf(point: number, text: string, index: number, flagged: boolean): Hazard | null {
  if (point < 0x20) return point === 9 || point === 10 || point === 13 ? null : 'control'
  if (point < 0x7f) return null
  if (point < 0xa0) return 'control'
  if ((point >= 0xd800 && point <= 0xdfff) || point === 0xfffd) return 'damaged'
  if ((point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069)) return 'direction'
  // Joiners hold emoji together and shape letters of many scripts; only elsewhere are they hidden.
  if (point === 0x200c || point === 0x200d) return joins(text, index) ? null : 'invisible'
  // Flags of Scotland, Wales and England are written with tags.
  if (point >= 0xe0000 && point <= 0xe007f) return flagged ? null : 'invisible'
  return invisible.has(point) || (point >= 0x2060 && point <= 0x206f) ? 'invisible' : null
}

const invisible: ReadonlySet<number> = new Set([
  0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x3164, 0xfeff, 0xffa0,
])

function joins(text: string, index: number): boolean {
  const before = /(\P{M})\p{M}*$/u.exec(text.slice(Math.max(0, index - 8), index))?.[1] ?? ''
  const after = String.fromCodePoint(text.codePointAt(index + 1) ?? 0x20)
  const shaped = /^(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}/u
  const emoji = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u
  return (shaped.test(before) && shaped.test(after)) || (emoji.test(before) && emoji.test(after))
}

const names: ReadonlyMap<number, string> = new Map([
  [0x00, 'NUL'],
  [0xad, 'soft hyphen'],
  [0x200b, 'zero-width space'],
  [0x200c, 'zero-width non-joiner'],
  [0x200d, 'zero-width joiner'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0xfeff, 'byte order mark'],
  [0xfffd, 'replacement character'],
])

function named(points: readonly number[]): string {
  const list = points.slice(0, 3).map((point) => {
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    const name = names.get(point)
    return name === undefined ? code : `${code} ${name}`
  })
  return points.length > 3 ? `${list.join(', ')} and ${points.length - 3} more` : list.join(', ')
}
