import { Document, Scalar } from 'yaml'
import { rowsOf } from './exportRows.ts'
import type { OutputFile } from './format.ts'
import { lmmsEvalScript } from './lmmsEvalScript.ts'
import type { ExportDesk, ExportOptions, ExportRow, Target } from './target.ts'
import { textBytes } from './textBytes.ts'
import { planBenchTable, tableFiles, type BenchTable } from './zoombenchColumns.ts'
import { nameExport } from './zoombenchWrite.ts'

/** A folder that lmms-eval takes as it is: two tasks that differ only in what the model is shown (FORMATS §4.13). */
export const lmmsEvalTask: Target = {
  id: 'lmms-eval',
  label: 'lmms-eval',
  detail:
    'A task folder for --include_path, with zoombench_global and zoombench_regional and the data beside them.',
  group: 'benchmark',
  side: 'bench',
  loses: ['judgements', 'checks', 'provenance'],
  plan(scope, options) {
    const { rows, held, warnings } = rowsOf(scope, options, lmmsEvalTask.side)
    const table = planBenchTable(rows, scope, options, lmmsEvalTask.side)
    return {
      total: rows.length,
      files: table.shards.length + 4,
      held,
      warnings,
      losses: [],
      write: (desk) => write(rows, table, options, desk),
    }
  },
}

function* written(options: ExportOptions): Generator<OutputFile> {
  const { modifiedAt, card } = options
  for (const [path, text] of [
    ['_default_template_yaml', template(card.version)],
    ['zoombench_global.yaml', task('global')],
    ['zoombench_regional.yaml', task('regional')],
    ['utils.py', lmmsEvalScript],
  ] as const) {
    yield { path, modifiedAt, content: () => textBytes([text]) }
  }
}

async function* write(
  rows: readonly ExportRow[],
  table: BenchTable,
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  yield* written(options)
  yield* tableFiles(table, nameExport(rows, options), options, desk)
}

const task = (view: 'global' | 'regional'): string =>
  yamlOf({
    task: `zoombench_${view}`,
    include: '_default_template_yaml',
    doc_to_visual: fromScript(`doc_to_visual_${view}`),
  })

const template = (version: string): string =>
  yamlOf({
    // Found from wherever it is started: a path in YAML would count from there.
    dataset_path: fromScript('DATA'),
    test_split: 'test',
    output_type: 'generate_until',
    doc_to_text: fromScript('doc_to_text'),
    doc_to_target: fromScript('doc_to_target'),
    process_results: fromScript('process_results'),
    generation_kwargs: { max_new_tokens: 2048, temperature: 0, do_sample: false },
    metric_list: [{ metric: 'accuracy', aggregation: 'mean', higher_is_better: true }],
    lmms_eval_specific_kwargs: {
      default: {
        pre_prompt: '',
        post_prompt: '',
        open_post_prompt: '\nAnswer with a word, a number or a short phrase.',
      },
    },
    metadata: [{ version }],
  })

/** Something in `utils.py`, as lmms-eval refers to it. */
function fromScript(name: string): Scalar<string> {
  const reference = new Scalar(`utils.${name}`)
  reference.tag = '!function'
  return reference
}

const yamlOf = (value: unknown): string => new Document(value, { version: '1.1' }).toString({ lineWidth: 0 })
