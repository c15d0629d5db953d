import type { Rect } from '../../domain/geometry.ts'
import { detect, usualDetectRule, type DetectRule } from './detect.ts'
import type { ProbabilityMap } from './mapRegions.ts'
import type { Net } from '../ort.ts'
import type { Pause } from '../weights/pause.ts'
import { boundsOf, type Raster } from './raster.ts'
import { linesOf } from './readingOrder.ts'
import { recognise } from './recognise.ts'

/** A piece of text, in pixels of what was read. */
export interface ReadText {
  readonly rect: Rect
  readonly text: string
  /** 0 to 1. */
  readonly confidence: number
}

export interface Page {
  /** Lines from the top down, each from left to right. */
  readonly lines: readonly (readonly ReadText[])[]
  /** How likely each place is to be text. */
  readonly map: ProbabilityMap
}

export interface Nets {
  readonly detector: Net
  readonly recogniser: Net
  readonly dictionary: readonly string[]
}

/** Most pieces of text that are read of one picture; the ones that look most like text go first. */
const mostBoxes = 400
/** Text that the recogniser is less sure of than this is taken for none (PP-OCR's own limit). */
const leastConfidence = 0.5

/** Reads everything on a raster. */
export async function readPage(
  raster: Raster,
  nets: Nets,
  pause: Pause,
  rule: DetectRule = usualDetectRule,
): Promise<Page> {
  const { boxes, map } = await detect(raster, nets.detector, pause, rule)
  const likeliest = boxes.toSorted((a, b) => b.score - a.score).slice(0, mostBoxes)
  const frames = likeliest.map(({ frame }) => frame)
  const readings = await recognise(raster, frames, nets.recogniser, nets.dictionary, pause)
  const texts = frames.flatMap((frame, index): ReadText[] => {
    const reading = readings[index]
    if (!reading || reading.text === '' || reading.confidence < leastConfidence) return []
    const { x1, y1, x2, y2 } = boundsOf(frame)
    const rect = {
      x1: Math.max(0, x1),
      y1: Math.max(0, y1),
      x2: Math.min(raster.width, x2),
      y2: Math.min(raster.height, y2),
    }
    return rect.x2 > rect.x1 && rect.y2 > rect.y1 ? [{ rect, ...reading }] : []
  })
  return { lines: linesOf(texts), map }
}
