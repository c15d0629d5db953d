import { letterAt } from '../domain/item.ts'
import { interchangeTarget, pictureName, type PictureRows } from './interchange.ts'
import { answerOf, markNames, rowMarks, type QuestionRow, type RowMark } from './questionRows.ts'
import type { ExportScope, Target } from './target.ts'
import { losesInXml, xmlAttribute, xmlText } from './xmlText.ts'

/**
 * `annotations.xml` for CVAT for images 1.1 (FORMATS §5.4): levels are labels, chains are groups, the inner level lies
 * on top. CVAT takes attributes only of labels that declare them, so `labels.json` sets up a task that does.
 */
export const cvatFolder: Target = interchangeTarget({
  id: 'cvat',
  label: 'CVAT for images 1.1',
  detail: 'annotations.xml, labels.json to set up the task with, and images/, for CVAT.',
  count: () => 2,
  files: (pictures, scope) => [
    { path: 'annotations.xml', texts: () => xmlTexts(pictures, scope) },
    { path: 'labels.json', texts: () => [labelsText(pictures.flatMap(({ rows }) => rows))] },
  ],
  losses(rows) {
    const count = rows.filter((row) => textsOf(row).some(losesInXml)).length
    if (count === 0) return []
    return [
      `${count === 1 ? '1 item holds' : `${count} items hold`} control characters, which XML cannot; each is written as \uFFFD.`,
    ]
  },
})

const textsOf = ({ item, content, chains }: QuestionRow): readonly string[] => [
  item.id,
  content.question,
  ...content.options,
  answerOf(content),
  content.category ?? '',
  ...chains.flatMap(({ levels }) => levels.map(({ label }) => label)),
]

/** Names of the attributes that these rows use; every label has all of them. */
function attributeNames(rows: readonly QuestionRow[]): readonly string[] {
  const most = rows.reduce((most, { content }) => Math.max(most, content.options.length), 0)
  const options = Array.from({ length: most }, (_, at) => `option_${letterAt(at)}`)
  return ['question_id', 'label', 'question', ...options, 'answer_letter', 'answer', 'category']
}

function labelsText(rows: readonly QuestionRow[]): string {
  const attributes = attributeNames(rows).map((name) => ({
    name,
    mutable: false,
    input_type: 'text',
    default_value: '',
    values: [''],
  }))
  const labels = markNames(rows).map((name) => ({ name, type: 'rectangle', attributes }))
  return `${JSON.stringify(labels, null, 2)}\n`
}

function* xmlTexts(pictures: readonly PictureRows[], { project }: ExportScope): Generator<string> {
  const rows = pictures.flatMap(({ rows }) => rows)
  yield '<?xml version="1.0" encoding="utf-8"?>\n<annotations>\n  <version>1.1</version>\n'
  yield `  <meta>\n    <task>\n      <name>${xmlText(project.name)}</name>\n      <size>${pictures.length}</size>\n`
  yield '      <mode>annotation</mode>\n      <labels>\n'
  const attributes = attributeNames(rows)
    .map(
      (name) =>
        `            <attribute><name>${name}</name><mutable>False</mutable><input_type>text</input_type><default_value></default_value><values></values></attribute>\n`,
    )
    .join('')
  for (const name of markNames(rows)) {
    yield `        <label>\n          <name>${name}</name>\n          <attributes>\n${attributes}          </attributes>\n        </label>\n`
  }
  yield '      </labels>\n    </task>\n  </meta>\n'
  let group = 0
  for (const picture of pictures) {
    yield openImage(picture)
    for (const row of picture.rows) {
      for (const mark of rowMarks(row)) yield boxText(row, mark, group)
      group += row.chains.length
    }
    yield '  </image>\n'
  }
  yield '</annotations>\n'
}

function openImage(picture: PictureRows): string {
  const { width, height } = picture.size
  const name = xmlAttribute(pictureName(picture))
  return `  <image id="${picture.number - 1}" name="${name}" width="${width}" height="${height}">\n`
}

function boxText(row: QuestionRow, mark: RowMark, groupsBefore: number): string {
  const { rect, name, chain, level } = mark
  const depth = chain === null ? 0 : (row.chains[chain - 1]?.levels.length ?? 0)
  const order = level === null ? 0 : depth - level + 1
  const group = chain === null ? '' : ` group_id="${groupsBefore + chain}"`
  const attributes = attributesOf(row, mark)
    .map(([key, text]) => `      <attribute name="${key}">${xmlText(text)}</attribute>\n`)
    .join('')
  return `    <box label="${name}" source="manual" occluded="0" ${corner('tl', rect.x1, rect.y1)} ${corner('br', rect.x2, rect.y2)} z_order="${order}"${group}>\n${attributes}    </box>\n`
}

const corner = (name: 'tl' | 'br', x: number, y: number): string =>
  `x${name}="${x.toFixed(2)}" y${name}="${y.toFixed(2)}"`

function attributesOf(
  { item, content }: QuestionRow,
  { label, isCarrier }: RowMark,
): readonly (readonly [name: string, text: string])[] {
  const always = [
    ['question_id', item.id],
    ['label', label],
  ] as const
  if (!isCarrier) return always
  return [
    ...always,
    ['question', content.question],
    ...content.options.map((option, at) => [`option_${letterAt(at)}`, option] as const),
    ...(content.answerLetter === null ? [] : [['answer_letter', content.answerLetter] as const]),
    ['answer', answerOf(content)],
    ...(content.category === null ? [] : [['category', content.category] as const]),
  ]
}
