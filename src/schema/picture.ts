import * as v from 'valibot'
import type { Picture, PictureOrigin } from '../domain/picture.ts'
import { sizeFields, sizeSchema } from './geometry.ts'
import { name, notAnObject, sha256, text, texts, whole, yesOrNo, type Shape } from './shape.ts'

const originSchema = v.object(
  {
    path: text,
    sha256: v.nullable(sha256),
    stored: v.nullable(sizeSchema),
    orientation: v.nullable(v.pipe(whole, v.minValue(1, 'must be 1 to 8'), v.maxValue(8, 'must be 1 to 8'))),
    notes: texts,
    plainJpeg: yesOrNo,
  } satisfies Shape<PictureOrigin>,
  notAnObject,
)

export const pictureSchema = v.object(
  {
    ...sizeFields,
    id: name,
    sha256: v.nullable(sha256),
    name: text,
    type: text,
    bytes: whole,
    origin: originSchema,
  } satisfies Shape<Picture>,
  notAnObject,
)
