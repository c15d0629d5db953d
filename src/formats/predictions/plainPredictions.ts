import type { Json } from '../../domain/json.ts'
import { namesKey } from '../fields.ts'
import { keyOf } from '../fields.ts'
import type { PredictionFormat, RunOrigin } from './predictionFormat.ts'
import { amountAt, idsAt, pictureAt, seedAt, textAt, textsIn, viewAt } from './predictionFields.ts'
import { decodePredictions, noPrediction, type Row } from './predictionRecords.ts'
import { pathNames, seedIn, viewIn, withoutView } from './runNames.ts'

/** Where an answer of a model may stand; the first that is there is it, so that a right answer beside it is not. */
const answerKeys = [
  'prediction',
  'predictions',
  'model_answer',
  'model_response',
  'output',
  'response',
  'answer',
]
const idKeys = ['id', 'item_id', 'question_id', 'index']

/** One line for each answer: `{"id": …, "prediction": …}`, with view, model and seed where the file holds several. */
export const plainPredictions: PredictionFormat = {
  id: 'plain',
  label: 'plain JSON lines',
  recognises(_path, head) {
    if (!/^\s*[[{]/.test(head)) return null
    const key = answerKeys.find((each) => namesKey(head, each))
    const names = [...idKeys, 'question', 'query'].find((each) => namesKey(head, each))
    // A benchmark has answers, too: the right ones.
    const isBenchmark = ['response', 'answer'].includes(key ?? '') && namesKey(head, 'images')
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
  return {
    model: withoutView(name),
    seed,
    view: viewIn(name) ?? viewIn(folder),
    benchmark: null,
    budget: null,
    crop: null,
  }
}

function rowOf(value: Json): Row {
  const key = answerKeys.find((each) => textsIn(keyOf(value, each)).length > 0)
  if (key === undefined) return noPrediction('prediction')
  return {
    ref: {
      ids: idsAt(value, ...idKeys),
      picture: pictureAt(value, 'images', 'image', 'image_path'),
      question: textAt(value, 'query', 'question', 'prompt'),
      place: null,
      gold: null,
    },
    texts: textsIn(keyOf(value, key)),
    boxes: [],
    convention: null,
    attention: null,
    told: null,
    outputTokens: amountAt(value, 'output_tokens'),
    seconds: amountAt(value, 'seconds'),
    own: {
      model: textAt(value, 'model'),
      seed: seedAt(value),
      view: viewAt(value),
      benchmark: textAt(value, 'benchmark'),
      budget: null,
      crop: null,
    },
  }
}
