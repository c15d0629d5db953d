import type { Json } from '../../domain/json.ts'
import { keyOf, namesKey } from '../fields.ts'
import { noOrigin, type PredictionFormat, type RunOrigin } from './predictionFormat.ts'
import { attentionIn } from './attentionGrid.ts'
import { boxesIn } from './boxesRead.ts'
import { amountAt, idsAt, pictureAt, textAt, textsIn } from './predictionFields.ts'
import { decodePredictions, noPrediction, type Row } from './predictionRecords.ts'
import { pathNames, viewIn, withConditions } from './runNames.ts'

/** The sample logs of lmms-eval. Its newer versions leave the record (`doc`) out, and of equal answers one of two. */
export const lmmsEvalSamples: PredictionFormat = {
  id: 'lmms-eval',
  label: 'lmms-eval samples',
  recognises(_path, head) {
    if (!namesKey(head, 'doc_id')) return null
    if (!namesKey(head, 'filtered_resps') && !namesKey(head, 'resps')) return null
    return { because: 'its records have doc_id and filtered_resps', confidence: 0.9 }
  },
  origin,
  decode: (source, signal) => decodePredictions(source, signal, rowOf),
}

/** `{model}/{date}_samples_{task}.jsonl`, where slashes in the model’s name are two low lines. */
function origin(path: string): RunOrigin {
  const { stem, folders } = pathNames(path)
  const task = /(?:^|_)samples_(.+)$/i.exec(stem)?.[1] ?? null
  const [folder = null] = folders
  return withConditions(path, {
    model: folder === null ? null : folder.replaceAll('__', '/'),
    seed: null,
    view: task === null ? viewIn(stem) : viewIn(task),
    benchmark: task,
  })
}

function rowOf(value: Json): Row {
  const filtered = textsIn(keyOf(value, 'filtered_resps'))
  const texts = filtered.length > 0 ? filtered : textsIn(keyOf(value, 'resps'))
  if (texts.length === 0) return noPrediction('filtered_resps')
  const doc = keyOf(value, 'doc') ?? null
  const input = keyOf(value, 'input')
  return {
    ref: {
      ids: idsAt(doc, 'id', 'question_id', 'index'),
      picture: pictureAt(doc, 'image_path', 'images', 'image'),
      question: textAt(doc, 'query', 'question') ?? textsIn(input)[0] ?? null,
      place: amountAt(value, 'doc_id'),
      gold: textAt(value, 'target'),
    },
    texts,
    ...boxesIn(value, texts[0], false),
    ...attentionIn(value),
    told: null,
    outputTokens: null,
    seconds: null,
    own: noOrigin,
  }
}
