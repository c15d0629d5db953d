import type { Content, Item, Source } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Breath } from './breath.ts'
import { missingPrefix } from './pictureDesk.ts'
import { plainName, segmentsOf } from './picturePath.ts'
import { composeQuery } from './query.ts'
import { quoted, warning, type Remark } from './remark.ts'

/** The items that are there, so that none is doubled or overwritten. */
export interface ItemIndex {
  /** The id for a new item of this content, or null when there is such an item already. */
  claim(picture: Picture, source: Source, content: Content): Promise<string | null>
  /** What a person should know about a new item beside those that are there. */
  clashes(source: Source, pictureId: string, content: Content): readonly Remark[]
  add(item: Item): void
  nextOrder(): number
}

export async function indexItems(
  items: Iterable<Item>,
  digest: (text: string) => Promise<string>,
  breath: Breath,
): Promise<ItemIndex> {
  const names = new Map<string, string>()
  const upstream = new Set<string>()
  const asked = new Set<string>()
  let order = 0

  const add = (item: Item): void => {
    names.set(item.id, nameOf(item.source, item.pictureId))
    const key = upstreamKey(item.source)
    if (key !== null) upstream.add(key)
    asked.add(askedKey(item.source, item.pictureId, item))
    order = Math.max(order, item.order + 1)
  }
  for (const item of items) {
    const pause = breath()
    if (pause) await pause
    add(item)
  }

  return {
    add,
    nextOrder: () => order,
    async claim({ id: pictureId, sha256 }, source, content) {
      const name = nameOf(source, pictureId)
      const identity = [
        // A picture that was missing at first keeps the identity it had then, so that its rows are known again.
        sha256 === null || pictureId.startsWith(missingPrefix)
          ? `missing ${plainName(source.picturePath)}`
          : sha256,
        composeQuery(content),
        regionOf(content),
        content.answerLetter,
        content.answerText,
        // Only where there are any, so that items without boxes keep the ids they have.
        ...(source.boxes.length > 0 ? [source.boxes.map(cornersOf)] : []),
      ]
      const id = (await digest(JSON.stringify(identity))).slice(0, 20)
      const holder = names.get(id)
      if (holder === undefined) return id
      if (holder === name) return null
      // The same bytes under another name: two rows that a person meant to be two.
      const other = (await digest(JSON.stringify([...identity, name]))).slice(0, 20)
      return names.has(other) ? null : other
    },
    clashes(source, pictureId, content) {
      const remarks: Remark[] = []
      const key = upstreamKey(source)
      if (source.id !== null && ((key !== null && upstream.has(key)) || names.has(source.id))) {
        const sentence = `The id ${quoted(source.id)} is there already with other content. Both were kept; decide which one is right.`
        remarks.push(warning('id-conflict', sentence, 'id'))
      }
      if (asked.has(askedKey(source, pictureId, content))) {
        const sentence = `${quoted(content.question)} is asked of this picture twice. The public runner would skip the second one.`
        remarks.push(warning('same-key', sentence))
      }
      return remarks
    },
  }
}

/** Under which name the same bytes are the same picture; while the bytes are missing, only the whole path will do. */
const nameOf = ({ picturePath }: Source, pictureId: string): string =>
  pictureId.startsWith(missingPrefix) ? picturePath : plainName(picturePath)

/** Upstream ids count within one file: another data set may begin at 1 again. */
const upstreamKey = ({ format, file, id }: Source): string | null =>
  id === null ? null : JSON.stringify([format, segmentsOf(file).at(-1) ?? file, id])

/** What the public runner resumes by: the first image and the query (FORMATS §1.2). */
const askedKey = (source: Source, pictureId: string, content: Content): string =>
  JSON.stringify([pictureId, plainName(source.picturePath), composeQuery(content)])

const cornersOf = (chain: Source['boxes'][number]) =>
  chain.map(({ rect, label }) => [rect.x1, rect.y1, rect.x2, rect.y2, label])

const regionOf = ({ region }: Content): readonly number[] | null =>
  region && [region.x1, region.y1, region.x2, region.y2]
