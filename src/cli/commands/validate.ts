import type { Dataset } from '../../domain/dataset.ts'
import type { Problem } from '../../domain/problem.ts'
import { problemsOn } from '../../domain/problemsOn.ts'
import { rows } from '../../domain/table.ts'
import { countText } from '../../ui/quantity.ts'
import { listed, type Command } from '../commandLine.ts'
import { countsText } from '../countsText.ts'
import { createShelf } from '../disk/shelf.ts'
import { load, type Loaded } from '../loading/load.ts'
import { headerCodec, pixelCodec } from '../pixels/codec.ts'
import { canvasPackage } from '../pixels/canvasPackage.ts'
import { countSeverities, inFileOrder, jsonText, problemText } from '../problemText.ts'
import { exitCodes } from '../terminal.ts'
import { jsonOption, patienceOption, picturesOption, statusOption, tableDeskFor } from './loadOptions.ts'

export const validate: Command = {
  name: 'validate',
  summary: 'Lists every problem of the files, with file, line and field.',
  usage: 'FILE… [OPTIONS]',
  about: [
    'Reads everything as an import would, looks at the headers of the pictures that the records name, and lists what is wrong: an error for each record that cannot be taken or cannot stand in a benchmark, a warning for what should be looked at, a note for what was repaired.',
    'Exit code 0 when there are no errors, 1 when there are warnings and --strict is given, 2 when there are errors.',
  ],
  options: [
    { name: 'strict', value: null, about: 'Warnings count: the exit code is 1 when there are any.' },
    {
      name: 'ignore',
      value: 'CODES',
      about: 'Leaves out problems with these codes, with commas between them.',
    },
    { name: 'quiet', value: null, about: 'Leaves out notes.' },
    { name: 'pixels', value: null, about: 'Decodes every picture, to find those that are damaged inside.' },
    picturesOption,
    statusOption,
    patienceOption,
    jsonOption,
  ],
  examples: [
    { line: 'saccade validate test.parquet', about: 'Checks a benchmark with its pictures inside.' },
    {
      line: 'saccade validate validated_vqa.jsonl --pictures images --strict',
      about: 'For a pipeline that lets nothing doubtful through.',
    },
    {
      line: 'saccade validate zoombench.json --ignore picture-small,region-large --json',
      about: 'Problems as JSON, without two kinds of them.',
    },
  ],
  async run(given, terminal) {
    const shelf = createShelf()
    const tables = tableDeskFor(given, terminal)
    try {
      const options = {
        pictures: given.texts('pictures'),
        statuses: listed(given, 'status'),
        tables,
        isEachFile: true as const,
      }
      if (given.has('pixels')) await canvasPackage()
      const loaded = given.has('pixels')
        ? await load(given.files, { ...options, codec: pixelCodec }, shelf, terminal)
        : await load(given.files, { ...options, codec: headerCodec }, shelf, terminal)
      terminal.progress.clear()
      const ignored = new Set(listed(given, 'ignore'))
      const problems = problemsOf(loaded).filter(
        ({ code, severity }) => !ignored.has(code) && !(severity === 'note' && given.has('quiet')),
      )
      const counts = { items: loaded.dataset.items.size, ...loaded.counts, ...countSeverities(problems) }
      if (given.has('json')) terminal.print(jsonText({ ok: counts.errors === 0, counts, problems }))
      else {
        for (const problem of problems) terminal.print(`${problemText(problem)}\n`)
        terminal.say(`${countsText(counts.items, counts, counts)}, ${countText(counts.notes, 'note')}.`)
      }
      if (counts.errors > 0) return exitCodes.errors
      return counts.warnings > 0 && given.has('strict') ? exitCodes.warnings : exitCodes.clean
    } finally {
      tables.end()
      await shelf.close()
    }
  },
}

/** What reading found, then what the items say themselves, each once. */
function problemsOf({ dataset, problems, counts, files }: Loaded): readonly Problem[] {
  const all = [...problems, ...problemsOfItems(dataset)]
  const isEmpty = counts.records === 0 && dataset.items.size === 0 && dataset.judgements.size === 0
  // Where something else is an error, that says why.
  if (isEmpty && countSeverities(all).errors === 0) {
    all.push({
      code: 'no-records',
      severity: 'error',
      sentence: 'There are no records in these files.',
      file: files[0]?.path ?? null,
      line: null,
      field: null,
    })
  }
  const seen = new Set<string>()
  return inFileOrder(all).filter((problem) => {
    const key = JSON.stringify(problem)
    return !seen.has(key) && seen.add(key)
  })
}

const problemsOfItems = (dataset: Dataset): readonly Problem[] =>
  rows(dataset.items).flatMap((item) =>
    problemsOn(dataset, item).map(({ code, severity, sentence, field }) => ({
      code,
      severity,
      sentence,
      file: item.source.file,
      line: item.source.line,
      field,
    })),
  )
