import { Layer, Shape } from 'react-konva'
import { areaOf, type Rect } from '../domain/geometry.ts'
import type { LevelLook } from './boxColours.ts'
import { ink } from './boxColours.ts'
import { drawTag, inPane, shownRect, strokeBoxes, tagWidth } from './boxDraw.ts'
import { placeTags } from './boxTags.ts'
import { PictureStage, type PictureStageProps } from './PictureStage.tsx'

/** A rect that somebody drew: by colour, line and tag one sees whose it is. */
export interface Outline {
  readonly id: string
  /** In picture pixels. */
  readonly rect: Rect
  readonly look: LevelLook
  /** Empty for none. */
  readonly tag: string
  readonly thick: boolean
}

interface OverlaidStageProps extends Omit<
  PictureStageProps,
  'onGesture' | 'children' | 'cursor' | 'onPicture'
> {
  readonly outlines: readonly Outline[]
}

/** A picture with what several people drew on it, only to be looked at. */
export function OverlaidStage({ outlines, ...stage }: OverlaidStageProps) {
  const { viewport, pane } = stage
  return (
    <PictureStage {...stage}>
      <Layer listening={false}>
        <Shape
          perfectDrawEnabled={false}
          sceneFunc={(context) => {
            // The smaller ones last: they lie on top, and their tags find a place first.
            const lines = outlines
              .toSorted((a, b) => areaOf(b.rect) - areaOf(a.rect))
              .map((outline) => ({ ...outline, rect: shownRect(viewport, outline.rect) }))
              .filter(({ rect }) => inPane(rect, pane))
            for (const line of lines) strokeBoxes(context, [line], line.thick ? 3 : 2)
            const tags = lines.toReversed().flatMap(({ id, rect, tag }) => {
              return tag === '' ? [] : [{ id, rect, width: tagWidth(context, tag) }]
            })
            for (const { id, at } of placeTags(tags, pane)) {
              const line = lines.find((each) => each.id === id)
              if (line) drawTag(context, at, line.tag, { back: line.look.colour, text: ink.text })
            }
          }}
        />
      </Layer>
    </PictureStage>
  )
}
