import { easyR1Row } from '../schema/upstreamTraining.ts'
import { decodeBench } from './benchRows.ts'
import { readOneBox } from './corners.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf, textsOf, within } from './innerFields.ts'
import { warning } from './remark.ts'
import { withoutMarkers } from './promptText.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: ['problem', 'answer', 'ability', 'status', 'id', 'bbox', 'extra_info', 'data_source'],
  pictures: ['images', 'original_images', 'crop_images'],
}

/**
 * Training rows for EasyR1 (FORMATS §1.5): the bare ones that the converters write, and the published ZwZ-RL-VQA with its
 * further columns. Its pictures have the box painted into them, so those without it are taken where there are any.
 */
export const easyR1: Format = {
  id: 'easyr1',
  label: 'EasyR1 / ZwZ-RL-VQA',
  loses: ['judgements', 'checks', 'boxes', 'provenance'],
  recognises: (_path, head) =>
    ['problem', 'answer', 'images'].every((key) => namesKey(head, key))
      ? { because: 'its records have images, problem and answer', confidence: 0.85 }
      : null,
  recognisesTable: (_path, { columns }) =>
    ['problem', 'answer', 'images'].every((key) => columns.includes(key))
      ? { because: 'its columns are images, problem and answer', confidence: 0.85 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(easyR1.id, easyR1Row, row, (value, remarks) => {
        const box = readOneBox(value.bbox, 'bbox', 'xyxy', remarks)
        if ('failure' in box) return box
        const original = row.picture('original_images')
        const picture = original ?? row.picture('images')
        const query = withoutMarkers(textField(value.problem, 'problem', remarks))
        if (original === null && /\bred\s+(?:bounding\s+)?box\b/i.test(query ?? '')) {
          const sentence =
            'The red box is painted into this picture, and there is no original_images beside it. Replace the picture if you have the original.'
          remarks.push(warning('picture-painted', sentence, 'images'))
        }
        return {
          query,
          answer: textField(value.answer, 'answer', remarks),
          category: textField(value.ability, 'ability', remarks),
          id: idOf(value.id) ?? idOf(within(value.extra_info, 'index')),
          picture,
          cropPath: textsOf(value.crop_images)[0] ?? null,
          ...box,
          source: { status: textField(value.status, 'status', remarks) },
          names: { query: 'problem', options: 'problem', answer: 'answer' },
        }
      }),
    ),
}
