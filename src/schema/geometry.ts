import * as v from 'valibot'
import type { Rect, Size } from '../domain/geometry.ts'
import { notAnObject, number, positive, type Shape } from './shape.ts'

/** Whether a rect is sensible is for the domain to say, to a person who can mend it; here it need only be one. */
export const rectSchema = v.object(
  { x1: number, y1: number, x2: number, y2: number } satisfies Shape<Rect>,
  notAnObject,
)

const size = { width: positive, height: positive } satisfies Shape<Size>
export const sizeFields = size
export const sizeSchema = v.object(size, notAnObject)
