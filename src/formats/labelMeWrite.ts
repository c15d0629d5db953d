import { interchangeTarget, pictureName, type PictureRows } from './interchange.ts'
import { askingOf, rowMarks } from './questionRows.ts'
import type { Target } from './target.ts'

/**
 * One file beside each picture (FORMATS §5.2): a shape for each level, chains as groups, what a level shows as its
 * description. LabelMe keeps keys that it does not know, so the questions survive being edited there.
 */
export const labelMeFolder: Target = interchangeTarget({
  id: 'labelme',
  label: 'LabelMe',
  detail: 'images/ with a LabelMe file beside each picture; levels are labels, chains are groups.',
  count: (pictures) => pictures,
  files: (pictures) =>
    pictures.map((picture) => ({
      path: picture.path.replace(/\.[^.]*$/, '.json'),
      texts: () => [`${JSON.stringify(labelMeFile(picture), null, 2)}\n`],
    })),
})

function labelMeFile(picture: PictureRows) {
  const { rows, size } = picture
  let group = 0
  const shapes = rows.flatMap((row) => {
    const before = group
    group += row.chains.length
    return rowMarks(row).map(({ rect, name, level, label, chain }) => ({
      label: name,
      points: [
        [rect.x1, rect.y1],
        [rect.x2, rect.y2],
      ],
      group_id: chain === null ? null : before + chain,
      description: label,
      shape_type: 'rectangle',
      flags: {},
      mask: null,
      question_id: row.item.id,
      ...(chain !== null && { level, chain_id: `${row.item.id}/${chain}` }),
    }))
  })
  return {
    version: '5.5.0',
    flags: {},
    shapes,
    imagePath: pictureName(picture),
    imageData: null,
    imageHeight: size.height,
    imageWidth: size.width,
    questions: rows.map(askingOf),
  }
}
