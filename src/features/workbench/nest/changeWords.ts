import { isMove } from '../../../domain/boxLimits.ts'
import { topmostOf } from '../../../domain/boxPicking.ts'
import { boxOf, parentOf } from '../../../domain/boxes.ts'
import { sameRect } from '../../../domain/geometry.ts'
import type { Box } from '../../../domain/judgement.ts'
import { countText } from '../../../ui/quantity.ts'
import { lengthText, shortName, sizeText, spokenName } from './boxWords.ts'

/** What happened to the boxes, as a sentence for those who do not see it; empty when nothing did. */
export function changeWords(before: readonly Box[], after: readonly Box[]): string {
  if (before === after) return ''
  const added = after.filter(({ id }) => !boxOf(before, id))
  const gone = before.filter(({ id }) => !boxOf(after, id))
  if (gone.length > 0 && added.length > 0)
    return `There ${after.length === 1 ? 'is' : 'are'} now ${countText(after.length, 'box', 'boxes')}.`
  if (gone.length > 0) return `${group(before, gone)} deleted.`
  const [first] = added
  if (first)
    return added.length === 1 ? `Added ${spokenName(after, first)}.` : `${group(after, added)} added.`

  const pairs = after.flatMap((box) => {
    const was = boxOf(before, box.id)
    return was && was !== box ? [{ was, box }] : []
  })
  return (
    placed(pairs, after) ||
    told(pairs, after, ({ was, box }) => was.label !== box.label, labelWords) ||
    told(
      pairs,
      after,
      ({ was, box }) => was.locked !== box.locked,
      (box) => (box.locked ? 'locked' : 'unlocked'),
    ) ||
    told(pairs, after, ({ was, box }) => was.parentId !== box.parentId, insideWords) ||
    (after.some((box, place) => before[place]?.id !== box.id) ? 'The order changed.' : '')
  )
}

interface Pair {
  readonly was: Box
  readonly box: Box
}

const group = (boxes: readonly Box[], some: readonly Box[]): string =>
  some.length === 1 && some[0] ? shortName(boxes, some[0].id) : countText(some.length, 'box', 'boxes')

function placed(pairs: readonly Pair[], after: readonly Box[]): string {
  const changed = pairs.filter(({ was, box }) => !sameRect(was.rect, box.rect))
  const [top, ...others] = topmostOf(
    after,
    changed.map(({ box }) => box.id),
  )
  const pair = changed.find(({ box }) => box === top)
  if (!top || !pair) return ''
  if (others.length > 0) return `${countText(others.length + 1, 'box', 'boxes')} changed.`
  const at = `${lengthText(top.rect.x1)}, ${lengthText(top.rect.y1)}`
  if (!isMove(pair.was.rect, top.rect))
    return `${shortName(after, top.id)} is now ${sizeText(top.rect)} pixels at ${at}.`
  const along = changed.length - 1
  const carried = along > 0 ? ` with ${countText(along, 'box', 'boxes')} inside` : ''
  return `${shortName(after, top.id)} moved to ${at}${carried}.`
}

function told(
  pairs: readonly Pair[],
  after: readonly Box[],
  isChanged: (pair: Pair) => boolean,
  words: (box: Box, after: readonly Box[]) => string,
): string {
  const changed = pairs.filter(isChanged).map(({ box }) => box)
  const [first] = changed
  if (!first) return ''
  return changed.length === 1
    ? `${shortName(after, first.id)} ${words(first, after)}.`
    : `${countText(changed.length, 'box', 'boxes')} changed.`
}

const labelWords = (box: Box): string =>
  box.label === '' ? 'has no label any more' : `is called “${box.label}”`

function insideWords(box: Box, after: readonly Box[]): string {
  const parent = parentOf(after, box.id)
  return parent ? `now lies inside ${shortName(after, parent.id)}` : 'now lies directly in the picture'
}
