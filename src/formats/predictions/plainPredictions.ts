import type { Json } from '../../domain/json.ts'
import { namesKey } from '../fields.ts'
import { keyOf } from '../fields.ts'
import type { PredictionFormat, RunOrigin } from './predictionFormat.ts'
import { attentionIn } from './attentionGrid.ts'
import { boxesIn } from './boxesRead.ts'
import { amountAt, idsAt, originIn, pictureAt, textAt, textsIn } from './predictionFields.ts'
import { decodePredictions, noPrediction, type Row } from './predictionRecords.ts'
import { pathNames, seedIn, viewIn, withConditions, withoutConditions, withoutView } from './runNames.ts'

/** Where an answer of a model may stand, and nothing else. */
const modelKeys = ['prediction', 'predictions', 'model_answer', 'model_response', 'output']
/** Where it may stand where none of those is there, empty or not: beside them this is the right answer. */
const sharedKeys = ['response', 'answer']
const answerKeys = [...modelKeys, ...sharedKeys]
/** Where the right answer stands in records that are copied from the benchmark. */
const goldKeys = [
  ...sharedKeys,
  'ground_truth',
  'gt',
  'target',
  'solution',
  'answer_letter',
  'correct_answer',
]
/** Records that have one of these are copied from the benchmark, with its boxes. */
const benchmarkKeys = ['images', 'image', 'crop_images', 'query', 'question_type']
const questionKeys = ['images', 'image', 'options', 'question_type']
const otherKeys = ['predicted_bbox', 'pred_bbox', 'predicted_boxes', 'crop_bbox', 'tool_calls', 'attention']
const idKeys = ['id', 'item_id', 'question_id', 'index']

/** One line for each answer: `{"id": …, "prediction": …}`, with view, model and seed where the file holds several. */
export const plainPredictions: PredictionFormat = {
  id: 'plain',
  label: 'plain JSON lines',
  recognises(_path, head) {
    if (!/^\s*[[{]/.test(head)) return null
    const key = [...answerKeys, ...otherKeys].find((each) => namesKey(head, each))
    const names = [...idKeys, 'question', 'query'].find((each) => namesKey(head, each))
    // A benchmark has answers, too: the right ones.
    const isBenchmark = sharedKeys.includes(key ?? '') && questionKeys.some((each) => namesKey(head, each))
    if (key === undefined || names === undefined || isBenchmark) return null
    return { because: `its records have ${names} and ${key}`, confidence: 0.5 }
  },
  origin,
  decode: (source, signal) => decodePredictions(source, signal, rowOf),
}

function origin(path: string): RunOrigin {
  const { stem, folders } = pathNames(path)
  const { name, seed } = seedIn(stem)
  const [folder = ''] = folders
  return withConditions(path, {
    model: withoutView(withoutConditions(name)),
    seed,
    view: viewIn(name) ?? viewIn(folder),
    benchmark: null,
  })
}

function rowOf(value: Json): Row {
  const key = answerKeyOf(value)
  const texts = key === undefined ? [] : textsIn(keyOf(value, key))
  const isCopied = [...benchmarkKeys, ...goldKeys.filter((each) => each !== key)].some(
    (each) => keyOf(value, each) !== undefined,
  )
  const boxes = boxesIn(value, texts[0], !isCopied)
  const attention = attentionIn(value)
  if (key === undefined && boxes.boxes.length === 0 && attention.attention === null)
    return attention.remarks[0] ?? noPrediction('prediction')
  return {
    ref: {
      ids: idsAt(value, ...idKeys),
      picture: pictureAt(value, 'images', 'image', 'image_path'),
      question: textAt(value, 'query', 'question', 'prompt'),
      place: null,
      gold: null,
    },
    texts,
    ...boxes,
    ...attention,
    told: null,
    outputTokens: amountAt(value, 'output_tokens'),
    seconds: amountAt(value, 'seconds'),
    own: originIn(value),
  }
}

function answerKeyOf(value: Json): string | undefined {
  const isOwn = modelKeys.some((each) => keyOf(value, each) !== undefined)
  return (isOwn ? modelKeys : sharedKeys).find((each) => textsIn(keyOf(value, each)).length > 0)
}
