import type { Level } from '../../../canvas/level.ts'
import { frameOf, heightOf, outward, widthOf, type Rect, type Size } from '../../../domain/geometry.ts'
import type { Preview, TextBox } from '../../../domain/preview.ts'
import { scaledRect } from './heat.ts'
import type { Seen } from './SeenPixels.tsx'

/** What a model was shown, and where the evidence lies in it. */
export interface SeenView {
  readonly seen: Seen
  /** The region in pixels that the model got; null where they show nothing else. */
  readonly outline: Rect | null
}

interface Given {
  readonly preview: Preview
  readonly picture: Size
  readonly levels: readonly Level[]
  readonly region: Rect | null
  readonly bitmap: ImageBitmap | null
}

/** Null where the model saw no picture, or nobody can draw what it saw. */
export function seenView({ preview, picture, levels, region, bitmap }: Given): SeenView | null {
  const { seen: size, view } = preview
  if (!size || !(size.width > 0 && size.height > 0) || view === 'blind') return null
  if (!bitmap && levels.length === 0) return null
  const rect = view === 'regional' && region ? outward(region, picture) : frameOf(picture)
  return {
    seen: { bitmap, size, levels, picture, rect },
    outline: view === 'global' && region ? scaledRect(region, picture, size) : null,
  }
}

/** The texts that were read, where they lie in what the model got. */
export const textRects = (boxes: readonly TextBox[], { size, rect }: Seen): readonly Rect[] =>
  boxes.map((box) =>
    scaledRect(
      {
        x1: box.rect.x1 - rect.x1,
        y1: box.rect.y1 - rect.y1,
        x2: box.rect.x2 - rect.x1,
        y2: box.rect.y2 - rect.y1,
      },
      { width: widthOf(rect), height: heightOf(rect) },
      size,
    ),
  )
