import type { Content, Item } from '../../domain/item.ts'
import type { Draft } from '../../formats/format.ts'
import { plainName } from '../../formats/picturePath.ts'
import { composeQuery } from '../../formats/query.ts'

/**
 * How many of these records the project holds already, as far as can be told before their pictures are read: the same
 * words, with the same answer, about a picture of the same name.
 */
export function countAlreadyThere(drafts: readonly Draft[], items: Iterable<Item>): number {
  const known = new Set<string>()
  for (const item of items) known.add(keyOf(item.source.picturePath, item))
  if (known.size === 0) return 0
  return drafts.filter(({ content, source }) => known.has(keyOf(source.picturePath, content))).length
}

const keyOf = (picturePath: string, content: Content): string =>
  JSON.stringify([plainName(picturePath), composeQuery(content), content.answerLetter, content.answerText])
