import { areaOf, heightOf, widthOf } from '../domain/geometry.ts'
import { interchangeTarget, jsonLines, pictureName, type PictureRows } from './interchange.ts'
import { askingOf, markNames, rowMarks } from './questionRows.ts'
import type { ExportScope, Target } from './target.ts'

/**
 * `coco.json` (FORMATS §5.1): levels are categories; what the boxes are for stands in keys that pycocotools leaves
 * alone, the questions in a list `questions`.
 */
export const cocoFolder: Target = interchangeTarget({
  id: 'coco',
  label: 'COCO',
  detail:
    'coco.json with images/, for pycocotools and whatever reads COCO; the questions stand in a list of their own.',
  count: () => 1,
  files: (pictures, scope) => [{ path: 'coco.json', texts: () => cocoTexts(pictures, scope) }],
})

function* cocoTexts(pictures: readonly PictureRows[], { project }: ExportScope): Generator<string> {
  const names = markNames(pictures.flatMap(({ rows }) => rows))
  const info = { description: project.name, version: '1.0' }
  yield `{\n"info": ${JSON.stringify(info)},\n"licenses": [],\n"images": `
  yield* jsonLines(pictures.map(imageOf))
  yield ',\n"categories": '
  yield* jsonLines(names.map((name, at) => ({ id: at + 1, name, supercategory: 'region' })))
  yield ',\n"questions": '
  yield* jsonLines(questionsOf(pictures))
  yield ',\n"annotations": '
  yield* jsonLines(annotationsOf(pictures, names))
  yield '\n}\n'
}

const imageOf = (picture: PictureRows) => ({
  id: picture.number,
  file_name: pictureName(picture),
  ...picture.size,
})

function* questionsOf(pictures: readonly PictureRows[]): Generator {
  for (const { number, rows } of pictures) {
    for (const row of rows) yield { image_id: number, ...askingOf(row) }
  }
}

function* annotationsOf(pictures: readonly PictureRows[], names: readonly string[]): Generator {
  let id = 0
  for (const { number, rows } of pictures) {
    for (const row of rows) {
      for (const { rect, name, level, label, chain } of rowMarks(row)) {
        yield {
          id: ++id,
          image_id: number,
          category_id: names.indexOf(name) + 1,
          bbox: [rect.x1, rect.y1, widthOf(rect), heightOf(rect)],
          area: areaOf(rect),
          iscrowd: 0,
          segmentation: [],
          question_id: row.item.id,
          ...(chain !== null && { chain_id: `${row.item.id}/${chain}`, level, label }),
        }
      }
    }
  }
}
