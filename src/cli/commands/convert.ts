import { rows } from '../../domain/table.ts'
import { countFiles, exportFiles, newestIn, planTargets } from '../../formats/exportFiles.ts'
import { exportManifestName, type PlannedTarget } from '../../formats/manifest.ts'
import type { WriteProgress } from '../../formats/outputBytes.ts'
import type { ExportOptions, ExportScope, Target } from '../../formats/target.ts'
import { targets, targetWith } from '../../formats/targets.ts'
import { countText } from '../../ui/quantity.ts'
import { helpHint, listed, oneWord, UsageError, type Command, type Given } from '../commandLine.ts'
import { countsText } from '../countsText.ts'
import { checkFree, isZip, writeToFolder, writeToZip, type Place } from '../disk/output.ts'
import { createShelf, type Shelf } from '../disk/shelf.ts'
import { exportOptionList, exportOptionsOf, newestFile } from '../exporting/exportOptions.ts'
import { givenScope, judgedScope } from '../exporting/givenScope.ts'
import { lookalikes } from '../exporting/lookalikes.ts'
import { planJson, planText } from '../exporting/planText.ts'
import { selectedItems } from '../exporting/selectedItems.ts'
import { hasDecisions, load, titleOf, unreadIn, type Loaded } from '../loading/load.ts'
import { hasCanvas } from '../pixels/canvasPackage.ts'
import { headerCodec, pixelCodec } from '../pixels/codec.ts'
import { exportDesk } from '../pixels/render.ts'
import { countSeverities, inFileOrder, jsonText, problemText } from '../problemText.ts'
import type { TableDesk } from '../tables/tableDesk.ts'
import { exitCodes, type Terminal } from '../terminal.ts'
import {
  jsonOption,
  patienceOption,
  picturesOption,
  replaceOption,
  statusOption,
  tableDeskFor,
} from './loadOptions.ts'

export const convert: Command = {
  name: 'convert',
  summary: 'Writes the items in another form: a benchmark, a training set, an interchange format.',
  usage: 'FILE… --to TARGET --out DIR|FILE.zip [OPTIONS]',
  about: [
    'Reads the files as an import would and writes them as the export of the page does, with pictures and crops. Where there are judgements (a whole project, or judgements.jsonl beside its data), what was accepted goes out; where there are none, every valid record does, as it was given.',
    'Writes into a folder, or into one ZIP. Nothing appears under its name before it is complete, and manifest.json comes last. The same files and options give the same bytes.',
    'Exit code 1 when a file could not be read to its end: the rest goes out, and what is missing is said.',
    `TARGET is one or several (with commas) of: ${targets.map(({ id, label }) => `${id} (${label})`).join(', ')}.`,
  ],
  options: [
    { name: 'to', value: 'TARGET', about: 'What to write.' },
    { name: 'out', value: 'PLACE', about: 'A folder, or a file that ends in .zip.' },
    picturesOption,
    statusOption,
    patienceOption,
    {
      name: 'items',
      value: 'WHICH',
      about:
        'selected (what the project’s plan takes; the usual where it has one) or accepted (all that is accepted).',
    },
    ...exportOptionList,
    {
      name: 'dry-run',
      value: null,
      about: 'Says what would be written, lost and left out, and writes nothing.',
    },
    {
      name: 'strict',
      value: null,
      about: 'Writes nothing when a record cannot go out; the exit code is 1 then.',
    },
    replaceOption,
    jsonOption,
  ],
  examples: [
    {
      line: 'saccade convert validated_vqa.jsonl --to zoombench --out benchmark --pictures images',
      about: 'Every valid record as a benchmark for the official scripts.',
    },
    {
      line: 'saccade convert project.saccade.zip --to zoombench,judgements --out release.zip --crops double',
      about: 'What was accepted in a project, with who said what.',
    },
    {
      line: 'saccade convert test.parquet --to zoombench --out out --shuffle 7 --dry-run',
      about: 'What would go out, and what would not.',
    },
  ],
  async run(given, terminal) {
    const chosen = chosenTargets(given)
    const place = placeOf(given)
    const shelf = createShelf()
    const tables = tableDeskFor(given, terminal)
    try {
      const typed = await exportOptionsOf(given, titleOf(given.files))
      if (place && isZip(place.path)) await checkFree(place)
      const loaded = await loadFor(given, tables, shelf, terminal)
      const done = unreadIn(loaded.problems).length > 0 ? exitCodes.warnings : exitCodes.clean
      const { scope: all, modifiedAt } = await scopeOf(loaded, chosen, given)
      const scope = await narrowed(all, loaded, given, shelf, terminal)
      const groups = typed.split
        ? await lookalikes(rows(loaded.dataset.pictures), loaded.dataset.project.apart, shelf, terminal)
        : new Map()
      const options: ExportOptions = {
        ...typed,
        split: typed.split && { ...typed.split, groups },
        modifiedAt,
      }
      const planned = planTargets(chosen, scope, options)
      terminal.progress.clear()
      report(given, loaded, planned, terminal)
      if (given.has('strict') && isLossy(loaded, planned)) {
        terminal.say('Nothing was written, because --strict asks for every record to go out.')
        return exitCodes.warnings
      }
      if (!place) return done
      if (planned.every(({ plan }) => plan.total === 0)) {
        terminal.say('Nothing was written: no item can go out.')
        return exitCodes.errors
      }
      await write(planned, scope, options, place, shelf, terminal)
      terminal.progress.clear()
      terminal.say(`Written: ${countText(countFiles(planned), 'file')} in ${place.path}.`)
      return done
    } finally {
      tables.end()
      await shelf.close()
    }
  },
}

function chosenTargets(given: Given): readonly Target[] {
  const ids = [...new Set(listed(given, 'to'))]
  if (ids.length === 0) throw new UsageError(`Say what to write: --to TARGET. ${helpHint('convert')}`)
  return ids.map((id) => {
    const target = targetWith(id)
    if (target) return target
    throw new UsageError(`There is no target ${id}. There are ${targets.map((each) => each.id).join(', ')}.`)
  })
}

/** Null for a dry run. */
function placeOf(given: Given): Place | null {
  if (given.has('dry-run')) return null
  const path = given.text('out')
  if (path === null || path === '') throw new UsageError('Say where to: --out DIR, or --out FILE.zip.')
  return { path, mayReplace: given.has('replace') }
}

/** Pictures are decoded where they can be; without the package for it only what needs no pixels goes out. */
async function loadFor(given: Given, tables: TableDesk, shelf: Shelf, terminal: Terminal): Promise<Loaded> {
  const options = { pictures: given.texts('pictures'), statuses: listed(given, 'status'), tables }
  return (await hasCanvas())
    ? load(given.files, { ...options, codec: pixelCodec }, shelf, terminal)
    : load(given.files, { ...options, codec: headerCodec }, shelf, terminal)
}

/** Targets that say nothing where nobody judged anything. */
const aboutJudgements = new Set(['judgements', 'statistics'])

async function scopeOf(
  { dataset, hasProject }: Loaded,
  chosen: readonly Target[],
  { files }: Given,
): Promise<{ readonly scope: ExportScope; readonly modifiedAt: number }> {
  const isJudged = hasDecisions(rows(dataset.judgements)) || dataset.resolutions.size > 0
  const scope = isJudged ? judgedScope(dataset) : givenScope(dataset)
  const pointless = isJudged ? undefined : chosen.find(({ id }) => aboutJudgements.has(id))
  if (pointless) {
    throw new UsageError(
      `There are no judgements in these files, so there is nothing for the target ${pointless.id}.`,
    )
  }
  const newest = newestIn(scope)
  return {
    scope,
    modifiedAt: hasProject || newest > 0 ? newest : await newestFile(files, process.env.SOURCE_DATE_EPOCH),
  }
}

/** Without those that the plan of the project does not take, unless all are asked for. */
async function narrowed(
  scope: ExportScope,
  { dataset }: Loaded,
  given: Given,
  shelf: Shelf,
  terminal: Terminal,
): Promise<ExportScope> {
  const which = oneWord(given, 'items', ['selected', 'accepted'], 'selected')
  const selection = which === 'selected' ? await selectedItems(dataset, shelf, terminal) : null
  if (selection) return { ...scope, selection }
  if (which === 'selected' && given.has('items'))
    throw new UsageError('There is no plan in these files by which items are selected; leave --items out.')
  return scope
}

const isLossy = ({ problems }: Loaded, planned: readonly PlannedTarget[]): boolean =>
  countSeverities(problems).errors > 0 || planned.some(({ plan }) => plan.held.length > 0)

function report(
  given: Given,
  { problems, counts, dataset }: Loaded,
  planned: readonly PlannedTarget[],
  terminal: Terminal,
): void {
  const isDry = given.has('dry-run')
  if (given.has('json')) {
    terminal.print(
      jsonText({
        counts: { items: dataset.items.size, ...counts },
        problems,
        targets: planned.map(planJson),
      }),
    )
    return
  }
  for (const problem of inFileOrder(problems)) {
    if (problem.severity === 'error' || (isDry && problem.severity === 'warning'))
      terminal.say(problemText(problem))
  }
  terminal.say(
    `${countsText(dataset.items.size, counts, countSeverities(problems))} (“saccade validate” lists them).`,
  )
  for (const each of planned) terminal.print(planText(each, isDry))
}

async function write(
  planned: readonly PlannedTarget[],
  scope: ExportScope,
  options: ExportOptions,
  place: Place,
  shelf: Shelf,
  { progress, signal }: Terminal,
): Promise<void> {
  const files = exportFiles(planned, scope, options, exportDesk(shelf, signal))
  const total = countFiles(planned)
  const onProgress = ({ files: done, path }: WriteProgress): void =>
    progress.show({ label: 'Writing', done, total, unit: 'files', detail: path })
  if (isZip(place.path)) await writeToZip(files, place, onProgress, signal)
  else await writeToFolder(files, place, exportManifestName, onProgress, signal)
}
