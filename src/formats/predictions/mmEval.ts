import type { Json } from '../../domain/json.ts'
import type { Told } from '../../domain/prediction.ts'
import { namesKey } from '../fields.ts'
import type { PredictionFormat, RunOrigin } from './predictionFormat.ts'
import { attentionIn } from './attentionGrid.ts'
import { boxesIn } from './boxesRead.ts'
import { amountAt, idsAt, originIn, pictureAt, textAt } from './predictionFields.ts'
import { decodePredictions, noPrediction, type Row } from './predictionRecords.ts'
import { pathNames, seedIn, viewIn, withConditions, withoutConditions, withoutView } from './runNames.ts'

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
  const isBenchmark =
    /^(?:model_answer|judge)$/i.test(above) || /bench|vstar|mmstar|mme|crop[-_. ]?test/i.test(folder)
  const benchmark = isBenchmark ? folder : null
  // Elsewhere the name of the file may tell the view.
  const view = benchmark === null ? viewIn(name) : (viewIn(benchmark) ?? 'global')
  const model = benchmark === null ? withoutView(withoutConditions(name)) : name
  return withConditions(path, { model, seed, view, benchmark })
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
    ...boxesIn(value, text, false),
    ...attentionIn(value),
    told: toldIn(value),
    outputTokens: amountAt(value, 'output_tokens'),
    seconds: amountAt(value, 'gen_time_sec'),
    own: { ...originIn(value), model: null, benchmark: null },
  }
}

/** As the released accuracy script counts it: only the very word `Yes` is right. */
function toldIn(value: Json): Told | null {
  const words = textAt(value, 'judge')
  return words === null
    ? null
    : { right: words === 'Yes', by: textAt(value, 'judge_source') ?? 'judge', words }
}
