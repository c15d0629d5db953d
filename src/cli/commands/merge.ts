import { UsageError, type Command } from '../commandLine.ts'
import { gather } from '../disk/gather.ts'
import { checkFree, isZip, type Place } from '../disk/output.ts'
import { sortFiles } from '../loading/sortFiles.ts'
import { mergeLines } from '../merging/mergeLines.ts'
import { mergeProjects } from '../merging/mergeProjects.ts'
import { inFileOrder, problemText } from '../problemText.ts'
import { CommandError, exitCodes } from '../terminal.ts'
import { replaceOption } from './loadOptions.ts'

export const merge: Command = {
  name: 'merge',
  summary: 'Brings together what several people said: projects, or judgements.jsonl.',
  usage: 'FILE… --out FILE [OPTIONS]',
  about: [
    'Takes whole projects (project.saccade.zip) and judgements.jsonl and writes their union: one judgement for each item and annotator, of which the newest revision wins. The order of the files decides only whose name and rules a merged project has: those of the first. The same file twice changes nothing.',
    'With a project among the files, a project is written, judgements.jsonl of others included; otherwise judgements.jsonl. What annotators of work packs gave back is such a file, too.',
    'Exit code 1 when something of the files could not be read and is not in the result.',
  ],
  options: [
    {
      name: 'out',
      value: 'FILE',
      about: 'What to write: a file that ends in .zip for a project, in .jsonl for judgements.',
    },
    replaceOption,
  ],
  examples: [
    {
      line: 'saccade merge anna.saccade.zip ben.saccade.zip --out project.saccade.zip',
      about: 'One project of two, to be opened in the page again.',
    },
    {
      line: 'saccade merge monday.jsonl tuesday.jsonl --out judgements.jsonl',
      about: 'All judgements in one file.',
    },
    {
      line: 'saccade merge project.saccade.zip judgements.jsonl --out project.saccade.zip --replace',
      about: 'Takes judgements back into a project.',
    },
  ],
  async run(given, terminal) {
    const path = given.text('out')
    if (path === null || path === '') throw new UsageError('Say where to: --out FILE.')
    const place: Place = { path, mayReplace: given.has('replace') }
    await checkFree(place)
    const sorted = await sortFiles(await gather(given.files, terminal.signal), terminal.signal)
    const [stranger] = [...sorted.data, ...sorted.pictures]
    if (stranger) {
      throw new CommandError(
        `${stranger.path} is no project and no judgements.jsonl. “saccade inspect” says what it is; data is imported or converted, not merged.`,
      )
    }
    if (sorted.projects.length + sorted.judgements.length === 0)
      throw new CommandError('There is nothing to merge.')
    const isProject = sorted.projects.length > 0
    if (isZip(path) !== isProject) {
      throw new UsageError(
        isProject
          ? '--out must end in .zip, for a project comes of these files.'
          : '--out must not end in .zip, for judgements.jsonl comes of these files.',
      )
    }
    const problems = isProject
      ? await mergeProjects(sorted.projects, sorted.judgements, place, terminal)
      : await mergeLines(sorted.judgements, place, terminal)
    terminal.progress.clear()
    for (const problem of inFileOrder(problems)) terminal.say(problemText(problem))
    return problems.some(({ severity }) => severity === 'error') ? exitCodes.warnings : exitCodes.clean
  },
}
