import { heightOf, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { letterAt } from '../domain/item.ts'
import { interchangeTarget, jsonLines, type PictureRows } from './interchange.ts'
import { answerOf, markNames, rowMarks, type QuestionRow, type RowMark } from './questionRows.ts'
import type { Target } from './target.ts'
import { xmlAttribute } from './xmlText.ts'

/**
 * `tasks.json` and the labelling config that shows it (FORMATS §5.3): a task for each picture, a rectangle for each level,
 * linked outward; question and answer are written at b1 of the first chain, or at the region.
 */
export const labelStudioFolder: Target = interchangeTarget({
  id: 'label-studio',
  label: 'Label Studio',
  detail:
    'tasks.json, the labelling config for it and images/, to be served as local files of Label Studio from this folder.',
  count: () => 2,
  files: (pictures) => [
    { path: 'label_config.xml', texts: () => [configOf(pictures)] },
    { path: 'tasks.json', texts: () => tasksOf(pictures) },
  ],
})

function configOf(pictures: readonly PictureRows[]): string {
  const rows = pictures.flatMap(({ rows }) => rows)
  const most = rows.reduce((most, { content }) => Math.max(most, content.options.length), 0)
  const labels = markNames(rows).map((name) => `    <Label value="${xmlAttribute(name)}"/>`)
  const letters = Array.from(
    { length: Math.max(2, most) },
    (_, at) => `    <Choice value="${letterAt(at)}"/>`,
  )
  return [
    '<View>',
    '  <Image name="image" value="$image" zoom="true"/>',
    '  <RectangleLabels name="box" toName="image">',
    ...labels,
    '  </RectangleLabels>',
    textArea('label'),
    textArea('question'),
    textArea('options'),
    '  <Choices name="answer_letter" toName="image" perRegion="true" choice="single-radio">',
    ...letters,
    '  </Choices>',
    textArea('answer'),
    textArea('category'),
    textArea('question_id'),
    '</View>',
    '',
  ].join('\n')
}

const textArea = (name: string): string =>
  `  <TextArea name="${name}" toName="image" perRegion="true" editable="true" placeholder="${name.replace('_', ' ')}"/>`

function* tasksOf(pictures: readonly PictureRows[]): Generator<string> {
  yield* jsonLines(tasks(pictures))
  yield '\n'
}

/** One at a time, as they are written. */
function* tasks(pictures: readonly PictureRows[]) {
  for (const picture of pictures) yield taskOf(picture)
}

function taskOf({ number, path, rows }: PictureRows) {
  const address = path.split('/').map(encodeURIComponent).join('/')
  const result = rows.flatMap((row, at) => resultsOf(row, `q${at + 1}`))
  return {
    id: number,
    data: { image: `/data/local-files/?d=${address}` },
    annotations: [{ id: number, result, was_cancelled: false, ground_truth: true }],
    predictions: [],
  }
}

function resultsOf(row: QuestionRow, prefix: string): readonly unknown[] {
  const marks = rowMarks(row)
  const idOf = ({ chain, name }: RowMark): string => `${prefix}c${chain ?? 0}_${name}`
  const links = marks.slice(1).flatMap((mark, at) => {
    const inner = marks[at]
    if (!inner || mark.chain === null || inner.chain !== mark.chain) return []
    return [{ type: 'relation', from_id: idOf(inner), to_id: idOf(mark), direction: 'right' }]
  })
  return [...marks.flatMap((mark) => regionOf(row, mark, idOf(mark))), ...links]
}

function regionOf(
  row: QuestionRow,
  { rect, name, label, isCarrier }: RowMark,
  id: string,
): readonly unknown[] {
  const { content, item, picture } = row
  const place = percents(rect, picture)
  const result = (type: string, control: string, value: object) => ({
    id,
    type,
    from_name: control,
    to_name: 'image',
    original_width: picture.width,
    original_height: picture.height,
    image_rotation: 0,
    value: { ...place, ...value },
  })
  const text = (control: string, ...texts: readonly string[]) => result('textarea', control, { text: texts })
  return [
    result('rectanglelabels', 'box', { rectanglelabels: [name] }),
    ...(label === '' ? [] : [text('label', label)]),
    text('question_id', item.id),
    ...(isCarrier ? askedAt(content, text) : []),
    ...(isCarrier && content.answerLetter !== null
      ? [result('choices', 'answer_letter', { choices: [content.answerLetter] })]
      : []),
  ]
}

const askedAt = (
  content: QuestionRow['content'],
  text: (control: string, ...texts: readonly string[]) => unknown,
): readonly unknown[] => [
  text('question', content.question),
  ...(content.options.length > 0 ? [text('options', ...content.options)] : []),
  text('answer', answerOf(content)),
  ...(content.category === null ? [] : [text('category', content.category)]),
]

const percents = (rect: Rect, { width, height }: Size) => ({
  x: (100 * rect.x1) / width,
  y: (100 * rect.y1) / height,
  width: (100 * widthOf(rect)) / width,
  height: (100 * heightOf(rect)) / height,
  rotation: 0,
})
