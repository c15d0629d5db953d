import type { SourceBox } from '../domain/item.ts'
import { gqaObject, gqaScene } from '../schema/upstreamBench.ts'
import { readAs } from '../schema/upstream.ts'
import { readBox } from './corners.ts'
import { isObject, keyOf, mismatch, namesKey } from './fields.ts'
import type { Decoded, Format } from './format.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { placed, under, warning } from './remark.ts'

/**
 * Scene graphs of GQA (FORMATS §4.11): one object, its entries the pictures. They ask nothing; questions that point to
 * their objects get their boxes from here.
 */
export const gqaScenes: Format = {
  id: 'gqa-scenes',
  label: 'GQA scene graphs',
  loses: ['judgements', 'checks', 'category', 'provenance'],
  explains: true,
  recognises: (_path, head) =>
    /^\s*\{\s*"[^"]{1,40}"\s*:\s*\{/.test(head) &&
    ['width', 'height', 'objects', 'relations'].every((key) => namesKey(head, key))
      ? { because: 'its entries have objects with relations', confidence: 0.9 }
      : null,
  decode: (source, signal) => decodeRecords(source, signal, sceneOf, true),
}

function* sceneOf({ value, place }: ReadRecord): Iterable<Decoded> {
  const entries = isObject(value) ? Object.entries(value) : []
  for (const [picture, inner] of entries) {
    const read = readAs(gqaScene, inner)
    if (!read.ok) {
      yield { kind: 'problem', problem: placed(under(picture, mismatch(read)), place) }
      continue
    }
    const objects = new Map<string, SourceBox>()
    const given = keyOf(inner, 'objects')
    for (const [id, each] of given && isObject(given) ? Object.entries(given) : []) {
      const object = readAs(gqaObject, each)
      const { x, y, w, h, name } = object.ok ? object.value : {}
      const box = readBox([x, y, w, h], 'xywh')
      if (box.ok) objects.set(id, { rect: box.rect, label: String(name ?? '') })
      else {
        const sentence = `Object ${id} has no box that can be read; questions about it come without one.`
        yield {
          kind: 'problem',
          problem: placed(warning('box-unreadable', sentence, `${picture}.objects`), place),
        }
      }
    }
    const { width, height } = read.value
    const isSize = typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
    yield { kind: 'scene', scene: { picture, size: isSize ? { width, height } : null, objects } }
  }
}
