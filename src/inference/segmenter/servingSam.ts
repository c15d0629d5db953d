import { heightOf, widthOf, type Point, type Rect } from '../../domain/geometry.ts'
import type { Desk, Engine } from '../adapter.ts'
import { InferenceError, type Segment, type SegmentRequest } from '../inference.ts'
import { rectOfMask, type Mask } from './mask.ts'
import type { Sam, SamPlace } from './sam.ts'

/** Encoded parts of pictures that are kept for the next click. */
const mostKept = 3

/** An engine that encodes a part of a picture once, and answers every click in it. */
export function servingSam<Encoded>(sam: Sam<Encoded>, desk: Desk, reason: string | null): Engine {
  interface Seen {
    readonly encoded: Encoded
    readonly part: Rect
    readonly scale: { readonly x: number; readonly y: number }
  }
  const kept = new Map<string, Seen>()
  let last: Promise<unknown> = Promise.resolve()

  const see = async ({ photo, within }: SegmentRequest, signal: AbortSignal): Promise<Seen> => {
    const key = JSON.stringify([photo.sha256, within && [within.x1, within.y1, within.x2, within.y2]])
    const known = kept.get(key)
    if (known) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const { pixels, part } = await desk.seeing.see(photo, within, (given) => sam.fit(given), signal)
    signal.throwIfAborted()
    desk.alive()
    const encoded = await sam.encode(pixels)
    desk.alive()
    const scale = { x: pixels.width / widthOf(part), y: pixels.height / heightOf(part) }
    const seen = { encoded, part, scale }
    const [oldest] = kept.keys()
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
    kept.set(key, seen)
    return seen
  }

  const segment = async (request: SegmentRequest, signal: AbortSignal): Promise<Segment> => {
    signal.throwIfAborted()
    const seen = await see(request, signal)
    signal.throwIfAborted()
    const { part, scale, encoded } = seen
    const place = (point: Point): Point => ({
      x: (point.x - part.x1) * scale.x,
      y: (point.y - part.y1) * scale.y,
    })
    const masks = await sam.decode(encoded, placed(request.at, place))
    const share = (point: Point): Point => ({
      x: (point.x - part.x1) / widthOf(part),
      y: (point.y - part.y1) / heightOf(part),
    })
    const found = bestOf(masks, 'point' in request.at ? share(request.at.point) : null)
    if (!found) throw nothingThere()
    return { rect: original(found.rect, part), confidence: found.score }
  }

  return {
    running: { backend: desk.device, reason },
    abilities: { answers: false, samples: false, segments: true, proposes: false, reads: false, says: false },
    segment: (request, signal) => {
      const done = last.then(() => segment(request, signal))
      last = done.catch(() => {})
      return done
    },
  }
}

const placed = (at: SegmentRequest['at'], place: (point: Point) => Point): SamPlace => {
  if ('point' in at) return { point: place(at.point) }
  const { x1, y1, x2, y2 } = at.box
  const [first, last] = [place({ x: x1, y: y1 }), place({ x: x2, y: y2 })]
  return { box: { x1: first.x, y1: first.y, x2: last.x, y2: last.y } }
}

/** The rect of the mask that the model trusts most, of those that hold anything. */
function bestOf(
  masks: readonly Mask[],
  at: Point | null,
): { readonly rect: Rect; readonly score: number } | null {
  for (const mask of masks.toSorted((a, b) => b.score - a.score)) {
    const rect = rectOfMask(mask, at)
    if (rect) return { rect, score: mask.score }
  }
  return null
}

/** In whole original pixels, outward, within what the model looked at. */
const original = (rect: Rect, part: Rect): Rect => ({
  x1: Math.floor(part.x1 + rect.x1 * widthOf(part)),
  y1: Math.floor(part.y1 + rect.y1 * heightOf(part)),
  x2: Math.min(part.x2, Math.ceil(part.x1 + rect.x2 * widthOf(part))),
  y2: Math.min(part.y2, Math.ceil(part.y1 + rect.y2 * heightOf(part))),
})

const nothingThere = (): InferenceError =>
  new InferenceError('picture', 'The model finds no object there. Click its middle, or draw the box by hand.')
