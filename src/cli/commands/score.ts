import { resultTable } from '../../domain/resultTable.ts'
import type { ModelResult } from '../../domain/results.ts'
import { modelResults } from '../../domain/scoringResults.ts'
import { compared } from '../../domain/significance.ts'
import type { ItemScores } from '../../domain/results.ts'
import {
  resultCsv,
  resultLatex,
  resultMarkdown,
  resultText,
} from '../../formats/predictions/resultTableWrite.ts'
import { sameValue } from '../../scoring/symbolic.ts'
import { countText } from '../../ui/quantity.ts'
import { helpHint, listed, oneWord, UsageError, type Command } from '../commandLine.ts'
import { gather, slashed } from '../disk/gather.ts'
import { createShelf } from '../disk/shelf.ts'
import { load } from '../loading/load.ts'
import { headerCodec } from '../pixels/codec.ts'
import { countSeverities, inFileOrder, problemText } from '../problemText.ts'
import { CommandError, exitCodes } from '../terminal.ts'
import { jsonOption, patienceOption, picturesOption, statusOption, tableDeskFor } from './loadOptions.ts'
import { benchmarkOf } from './scoreBenchmark.ts'
import { scoreJson } from './scoreJson.ts'
import { scoreRuns } from './scoreRuns.ts'
import { comparisonsText, cropTestsText, differencesText, type ComparedModels } from './scoreText.ts'

const tables = ['text', 'markdown', 'latex', 'csv'] as const

export const score: Command = {
  name: 'score',
  summary: 'Scores the answers of models in both views, with the zooming gap.',
  usage: 'BENCHMARK PREDICTIONS… [OPTIONS]',
  about: [
    'Compares what models answered with the benchmark, and prints for each model its accuracy in the global and the regional view and the zooming gap between them (regional minus global, over the items answered in both), for each category and on average over all items. Intervals are 95 % bootstrap intervals; models are compared by McNemar’s test.',
    'BENCHMARK is one file or folder of items, or a whole project, of which the accepted items count. PREDICTIONS are answers of mm-eval (also judged ones), sample logs of lmms-eval, results of VLMEvalKit as XLSX, CSV or TSV, or JSON lines with id and prediction; what they are is told by their content, model and view by their fields, names and folders (“zoom-bench-crop”, “regional”). They find their items by id, else by picture and question; of several answers to one item the mean counts. Attention maps (.npy) are passed over.',
    'A model that was asked under several budgets, told by a field or by names such as “tiny-1024-tokens”, “side-448” or “budget-native”, is a line for each of them. Answers of the crop test (“crop-test-predicted”, “crop-test-truth”, “crop-test-noise”) are counted by themselves, below the table.',
    'The profile “upstream” scores as the released scripts do, quirks included; answers that they would leave to a language model are wrong. “strict” leaves the quirks out: “C. red”, “(C)” and the option’s text are C, “Answer: B” is B, numbers may be spelled and units abbreviated, and “on” is not “no”. Answers on which the two differ are listed.',
    'Exit code 1 when some predictions could not be read or are about no item, 2 when none could be scored.',
  ],
  options: [
    {
      name: 'profile',
      value: 'WORD',
      about: 'By which rules: “upstream” (unless said otherwise) or “strict”.',
    },
    {
      name: 'letter-rule',
      value: null,
      about:
        'Uses the first-letter rule of the released judge on this benchmark too; by itself it does so only on a fixed list that lacks ZoomBench.',
    },
    {
      name: 'trust-verdicts',
      value: null,
      about: 'Takes the verdicts that judged files hold before any rule.',
    },
    {
      name: 'table',
      value: 'WORD',
      about: 'How the table is written: “text” (unless said otherwise), “markdown”, “latex” or “csv”.',
    },
    picturesOption,
    statusOption,
    patienceOption,
    {
      ...jsonOption,
      about:
        'Writes JSON to stdout, for programs: results, comparisons, every answer with the rule that settled it, every difference between the profiles.',
    },
  ],
  examples: [
    {
      line: 'saccade score zoombench.json model_answer',
      about: 'The dual-view table of all runs in a folder.',
    },
    {
      line: 'saccade score zoombench.json model_answer --profile strict --table latex',
      about: 'The same without the quirks, for a paper.',
    },
    {
      line: 'saccade score project.saccade.zip a_global.jsonl a_regional.jsonl --json',
      about: 'The accepted items of a project, as JSON.',
    },
  ],
  async run(given, terminal) {
    const [benchmarkFile, ...files] = given.files
    if (benchmarkFile === undefined || files.length === 0) {
      throw new UsageError(`Name the benchmark, then files of predictions. ${helpHint('score')}`)
    }
    const profile = oneWord(given, 'profile', ['upstream', 'strict'], 'upstream')
    const form = oneWord(given, 'table', tables, 'text')
    const choices = { profile, letterRule: given.has('letter-rule'), trustTold: given.has('trust-verdicts') }
    const shelf = createShelf()
    const desk = tableDeskFor(given, terminal)
    try {
      const { dataset, problems: found } = await load(
        [benchmarkFile],
        {
          pictures: given.texts('pictures'),
          statuses: listed(given, 'status'),
          codec: headerCodec,
          tables: desk,
        },
        shelf,
        terminal,
      )
      const benchmark = benchmarkOf(dataset)
      if (benchmark.items.length === 0) {
        throw new CommandError(
          `${benchmarkFile} holds no items to score against. “saccade validate ${benchmarkFile}” says why.`,
        )
      }
      const refused = countSeverities(found).errors
      if (refused > 0) {
        terminal.progress.clear()
        terminal.say(
          `${countText(refused, 'error')} in the benchmark, so it may not be whole: “saccade validate ${benchmarkFile}” says more.`,
        )
      }
      const sources = await gather(files, terminal.signal)
      const named = new Set(files.map(slashed))
      const isJson = given.has('json')
      const runs = await scoreRuns(
        benchmark,
        sources,
        ({ path }) => named.has(path),
        choices,
        sameValue,
        isJson,
        terminal,
      )
      terminal.progress.clear()
      const problems = inFileOrder(runs.problems)
      for (const problem of problems) terminal.say(problemText(problem))
      const scores = runs.contestants.scores()
      const cropTests = runs.contestants.cropTests()
      if (cropTests.length === 0 && scores.every(({ right }) => right.size === 0)) {
        throw new CommandError('None of these predictions could be scored.')
      }
      const categories = new Map(benchmark.items.map(({ id, category }) => [id, category]))
      const results = modelResults(scores, benchmark.categories, (id) => categories.get(id))
      const comparisons = comparedModels(results, scores)
      if (isJson) {
        const chunks = scoreJson({ profile, benchmark, runs, results, comparisons, problems })
        for (const chunk of chunks) terminal.print(chunk)
      } else {
        const table = resultTable(results, benchmark.nameOf)
        if (form === 'markdown') terminal.print(resultMarkdown(table))
        else if (form === 'latex') terminal.print(resultLatex(table))
        else if (form === 'csv') terminal.print(resultCsv(table))
        else {
          if (results.length > 0) terminal.print(resultText(table))
          terminal.print(
            cropTestsText(cropTests) +
              comparisonsText(comparisons) +
              differencesText(runs.differences, benchmark.idOf),
          )
        }
      }
      const answered = runs.files.reduce((sum, { predictions }) => sum + predictions, 0)
      const unmatched = runs.files.reduce((sum, each) => sum + each.unmatched, 0)
      terminal.say(
        `${countText(answered, 'prediction')} on ${countText(benchmark.items.length, 'item')}: ${unmatched} matched none. Profile ${profile}.`,
      )
      const { errors, warnings } = countSeverities(problems)
      return refused + errors + warnings > 0 ? exitCodes.warnings : exitCodes.clean
    } finally {
      desk.end()
      await shelf.close()
    }
  },
}

/** Every pair of models in each view of the table. */
function comparedModels(
  results: readonly ModelResult[],
  scores: readonly ItemScores[],
): readonly ComparedModels[] {
  return (['global', 'regional'] as const).flatMap((view) => {
    const own = results.flatMap(
      ({ model }) => scores.find((each) => each.model === model && each.view === view) ?? [],
    )
    return own.flatMap((first, place) =>
      own.slice(place + 1).map((second) => ({
        view,
        first: first.model,
        second: second.model,
        ...compared(first, second),
      })),
    )
  })
}
