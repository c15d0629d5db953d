import type { Json } from '../../domain/json.ts'
import type { Told } from '../../domain/prediction.ts'
import { decodeDelimited, headerOf } from '../delimited.ts'
import type { ByteSource } from '../format.ts'
import { boxesInCells } from './boxesRead.ts'
import { originIn } from './predictionFields.ts'
import type { PredictionDecoded, PredictionFormat, RunOrigin } from './predictionFormat.ts'
import { decodedRow, type Row } from './predictionRecords.ts'
import { pathNames, viewIn, withConditions } from './runNames.ts'

const idColumns = ['source_id', 'id', 'item_id', 'index']
const namingColumns = [...idColumns, 'question']

/** Whether columns of these names hold predictions, and what they are about. */
export const isResultHeader = (header: readonly string[]): boolean =>
  header.includes('prediction') && header.some((column) => namingColumns.includes(column))

/** The results of VLMEvalKit as CSV or TSV, and any other table with a column `prediction`. */
export const vlmEvalKitResults: PredictionFormat = {
  id: 'vlmevalkit-results',
  label: 'VLMEvalKit results',
  recognises(_path, head) {
    const header = headerOf(head)
    const names = header?.find((column) => namingColumns.includes(column))
    if (!header || names === undefined || !isResultHeader(header)) return null
    return { because: `its columns are ${names} and prediction`, confidence: 0.9 }
  },
  origin,
  decode,
}

/** `{model}/{model}_{benchmark}.csv`; without such a folder the benchmark begins at the first part that sounds like one. */
function origin(path: string): RunOrigin {
  const { stem: whole, folders } = pathNames(path)
  const stem = whole.replace(/_(?:result|openai_result|gpt4.*|exact_matching_result)$/i, '')
  const folder = folders.find((each) => stem.startsWith(`${each}_`))
  const parts = stem.split('_')
  const place = parts.findIndex((part, at) => at > 0 && /bench|zoom|crop|global|region/i.test(part))
  const model = folder ?? parts.slice(0, place > 0 ? place : Math.max(1, parts.length - 1)).join('_')
  const benchmark = stem.slice(model.length + 1)
  return withConditions(path, {
    model,
    seed: null,
    view: viewIn(benchmark),
    benchmark: benchmark === '' ? null : benchmark,
  })
}

async function* decode(source: ByteSource, signal?: AbortSignal): AsyncGenerator<PredictionDecoded> {
  let ready: PredictionDecoded[] = []
  const take = decodeDelimited(source, signal, ({ cells, place, remarks }) => {
    for (const { severity, ...remark } of remarks) {
      if (severity === 'note') continue
      const { file, line } = place
      ready.push({ kind: 'problem', problem: { ...remark, severity, file, line } })
    }
    ready.push(...decodedRow(resultRow(cells), place))
    return []
  })
  for await (const decoded of take) {
    yield* ready
    ready = []
    if (decoded.kind === 'problem' || decoded.kind === 'progress') yield decoded
  }
  yield* ready
}

/** What one row of such a table says, whatever it was written in. */
export function resultRow(cells: ReadonlyMap<string, string>): Row {
  const cell = (name: string): string | null => {
    const text = cells.get(name) ?? ''
    return text.trim() === '' ? null : text
  }
  return {
    ref: {
      ids: idColumns.flatMap((column) => idForms(cell(column))),
      picture: cell('image_path'),
      question: askedIn(cells),
      place: null,
      gold: cell('answer'),
    },
    texts: [cells.get('prediction') ?? ''],
    ...boxesInCells(cells),
    attention: null,
    told: toldIn(cell('hit'), cell('log')),
    outputTokens: null,
    seconds: null,
    own: originIn(ownOf(cells)),
  }
}

/** The question with its options, which have columns of their own. */
function askedIn(cells: ReadonlyMap<string, string>): string | null {
  const question = cells.get('question') ?? ''
  if (question.trim() === '') return null
  const options = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].flatMap((letter) => {
    const text = cells.get(letter) ?? ''
    return text.trim() === '' ? [] : `${letter}. ${text}`
  })
  return [question, ...options].join('\n')
}

/** The columns that tell the run, as a record; a column `benchmark` or `seed` is none of the kit’s. */
const ownOf = (cells: ReadonlyMap<string, string>): Json =>
  Object.fromEntries(
    ['model', 'view', 'budget', 'crop'].flatMap((name) => {
      const cell = cells.get(name) ?? ''
      return cell.trim() === '' ? [] : [[name, cell]]
    }),
  )

/** An id as it stands, and without the point that pandas gives to whole numbers beside gaps. */
function idForms(id: string | null): readonly string[] {
  if (id === null) return []
  return /^-?\d+\.0$/.test(id) ? [id, id.slice(0, -2)] : [id]
}

const toldIn = (hit: string | null, log: string | null): Told | null =>
  hit !== null && /^[01](?:\.0)?$/.test(hit)
    ? { right: hit.startsWith('1'), by: 'hit', words: log ?? hit }
    : null
