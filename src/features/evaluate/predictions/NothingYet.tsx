import { predictionFormats } from '../../../formats/predictions/predictionFormats.ts'
import styles from './Predictions.module.css'

/** Where evaluators write what each reader reads. */
const places: Readonly<Record<string, string>> = {
  'mm-eval':
    'mm-eval/model_answer/BENCHMARK/MODEL_seed42_answer.json, and the same under judge/ once it was judged. A benchmark whose name has “crop” in it is the regional view.',
  'lmms-eval': 'the folder of --output_path: MODEL/DATE_samples_TASK.jsonl, written with --log_samples.',
  'vlmevalkit-results':
    'outputs/MODEL/MODEL_BENCHMARK as CSV or TSV; any other table with the columns id and prediction.',
  'vlmevalkit-xlsx': 'the same as .xlsx, as VLMEvalKit writes it by itself.',
  plain:
    'anything of your own: one {"id": …, "prediction": …} on each line; model, view, seed, budget, predicted_boxes and attention may stand beside it.',
  'attention-maps':
    'MODEL/global/ID.npy, one for each item: a grid of attention over the whole picture; ID_generic.npy beside it is the map under a generic instruction.',
}

/** What can be imported, while nothing is there. */
export function NothingYet() {
  return (
    <section className={styles.panel} aria-label="What can be imported">
      <h2>What can be imported</h2>
      <p className={styles.lead}>
        Drop what an evaluator wrote anywhere on this page, whole folders too: their names tell model, view
        and seed. Answers find their items by id, else by picture and question. Import global and regional
        runs of a model to see its zooming gap.
      </p>
      <dl className={styles.formats}>
        {predictionFormats.map(({ id, label }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{places[id]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
