import type { Json } from '../../domain/json.ts'
import type { Told } from '../../domain/prediction.ts'
import { namesKey } from '../fields.ts'
import type { PredictionFormat, RunOrigin } from './predictionFormat.ts'
import { amountAt, idsAt, pictureAt, seedAt, textAt, viewAt } from './predictionFields.ts'
import { decodePredictions, noPrediction, type Row } from './predictionRecords.ts'
import { pathNames, seedIn, viewIn, withoutView } from './runNames.ts'

/** What the released runner and judge write (FORMATS §1.2, §1.3): JSON lines, or one array, both called `.json`. */
export const mmEval: PredictionFormat = {
  id: 'mm-eval',
  label: 'mm-eval answers',
  recognises(_path, head) {
    if (!namesKey(head, 'model_answer') || !namesKey(head, 'query')) return null
    return { because: 'its records have query and model_answer', confidence: 0.9 }
  },
  origin,
  decode: (source, signal) => decodePredictions(source, signal, rowOf),
}

/** `model_answer/{benchmark}/{model}_seed{seed}_answer.json`, and the same under `judge/`. */
function origin(path: string): RunOrigin {
  const { stem, folders } = pathNames(path)
  const { name, seed } = seedIn(stem.replace(/_answer$/i, ''))
  const [folder = '', above = ''] = folders
  const isBenchmark = /^(?:model_answer|judge)$/i.test(above) || /bench|vstar|mmstar|mme/i.test(folder)
  const benchmark = isBenchmark ? folder : null
  // Elsewhere the name of the file may tell the view.
  const view = benchmark === null ? viewIn(name) : (viewIn(benchmark) ?? 'global')
  return {
    model: benchmark === null ? withoutView(name) : name,
    seed,
    view,
    benchmark,
    budget: null,
    crop: null,
  }
}

function rowOf(value: Json): Row {
  const text = textAt(value, 'model_answer')
  if (text === null) return noPrediction('model_answer')
  return {
    ref: {
      ids: idsAt(value, 'id'),
      picture: pictureAt(value, 'images', 'image'),
      question: textAt(value, 'query', 'prompt'),
      place: null,
      gold: textAt(value, 'response'),
    },
    texts: [text],
    boxes: [],
    convention: null,
    attention: null,
    told: toldIn(value),
    outputTokens: amountAt(value, 'output_tokens'),
    seconds: amountAt(value, 'gen_time_sec'),
    own: { model: null, seed: seedAt(value), view: viewAt(value), benchmark: null, budget: null, crop: null },
  }
}

/** As the released accuracy script counts it: only the very word `Yes` is right. */
function toldIn(value: Json): Told | null {
  const words = textAt(value, 'judge')
  return words === null
    ? null
    : { right: words === 'Yes', by: textAt(value, 'judge_source') ?? 'judge', words }
}
