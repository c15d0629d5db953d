import { ink, lookOf, type LevelLook } from '../../../canvas/boxColours.ts'
import type { Outline } from '../../../canvas/OverlaidStage.tsx'
import type { Lettered } from '../../../domain/adjudication.ts'
import { levelOf, readingOrder } from '../../../domain/boxes.ts'
import { frameOf, grow, sameRect, type Rect, type Size } from '../../../domain/geometry.ts'
import type { Item } from '../../../domain/item.ts'
import { contentOf } from '../../../domain/judgement.ts'
import { hullOf } from '../../../domain/overlap.ts'

/** An annotator's judgement with the letter, colour and line that go with it on this item. */
export interface Voice extends Lettered {
  readonly look: LevelLook
}

export const voicesOf = (judgements: readonly Lettered[]): readonly Voice[] =>
  judgements.map((each, place) => ({ ...each, look: lookOf(place + 1) }))

const givenLook: LevelLook = { colour: ink.ghost, dash: [2, 4] }

interface Region {
  readonly rect: Rect
  readonly voices: readonly Voice[]
}

/** What these annotators drew. Regions that are the same are one outline; one that all share, and was given, has no tag. */
export function outlinesOf(item: Item, voices: readonly Voice[]): readonly Outline[] {
  const regions = voices.reduce<readonly Region[]>((found, voice) => {
    const { region } = contentOf(item, voice.judgement.revision)
    if (!region) return found
    const place = found.findIndex(({ rect }) => sameRect(rect, region))
    const same = found[place]
    return same
      ? found.with(place, { rect: region, voices: [...same.voices, voice] })
      : [...found, { rect: region, voices: [voice] }]
  }, [])
  const shared = regions.length === 1 && regions[0]?.voices.length === voices.length
  const drawn = regions.map(({ rect, voices: theirs }): Outline => {
    const isQuiet = shared && sameRect(rect, item.region)
    const letters = theirs.map(({ letter }) => letter).join(' ')
    return {
      id: `region ${letters}`,
      rect,
      look: isQuiet ? givenLook : (theirs[0]?.look ?? givenLook),
      tag: isQuiet ? '' : `${letters} region`,
      thick: !isQuiet,
    }
  })
  const isGivenDrawn = regions.some(({ rect }) => sameRect(rect, item.region))
  const given: readonly Outline[] =
    item.region && !isGivenDrawn
      ? [{ id: 'given', rect: item.region, look: givenLook, tag: 'as given', thick: false }]
      : []
  return [...given, ...drawn, ...voices.flatMap(boxesOf)]
}

const boxesOf = ({ letter, look, judgement: { boxes, annotatorId } }: Voice): readonly Outline[] =>
  readingOrder(boxes).map((box) => ({
    id: `${annotatorId} ${box.id}`,
    rect: box.rect,
    look,
    tag: `${letter} b${levelOf(boxes, box.id)}`,
    thick: false,
  }))

/** Context around what is compared, as a share of its sides. */
const around = 0.3

/** The part of the picture that the regional view shows: all regions, or without any all b1; null without either. */
export function regionalPart(item: Item, voices: readonly Voice[], picture: Size): Rect | null {
  const regions = [item.region, ...voices.map(({ judgement }) => contentOf(item, judgement.revision).region)]
  const known = regions.filter((region) => region !== null)
  const minimal = voices.flatMap(({ judgement: { boxes } }) =>
    boxes.filter(({ id }) => levelOf(boxes, id) === 1).map(({ rect }) => rect),
  )
  const hull = hullOf(known.length > 0 ? known : minimal)
  return hull && grow(hull, around, frameOf(picture))
}
