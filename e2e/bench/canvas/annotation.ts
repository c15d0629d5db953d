import { ShapeType, type ImageAnnotation } from '@annotorious/annotorious'
import { heightOf, widthOf } from '../../../src/domain/geometry.ts'
import type { Box } from '../../../src/domain/judgement.ts'

/** A box in Annotorious' own form. */
export function annotationOf({ id, rect }: Box): ImageAnnotation {
  const bounds = { minX: rect.x1, minY: rect.y1, maxX: rect.x2, maxY: rect.y2 }
  const geometry = { x: rect.x1, y: rect.y1, w: widthOf(rect), h: heightOf(rect), bounds }
  return { id, bodies: [], target: { annotation: id, selector: { type: ShapeType.RECTANGLE, geometry } } }
}

export function widthIn(annotation: ImageAnnotation | undefined): number {
  const bounds = annotation?.target.selector.geometry.bounds
  return bounds ? bounds.maxX - bounds.minX : 0
}
