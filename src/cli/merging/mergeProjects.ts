import type { Problem } from '../../domain/problem.ts'
import { encodeBundle } from '../../formats/bundle.ts'
import type { ByteSource } from '../../formats/format.ts'
import { readJudgements } from '../../formats/judgementsRead.ts'
import { countText } from '../../ui/quantity.ts'
import { writeToZip, type Place } from '../disk/output.ts'
import { createShelf, withBytes } from '../disk/shelf.ts'
import { joinProjects } from '../loading/joinProjects.ts'
import type { ProjectFile } from '../loading/sortFiles.ts'
import { exportDesk } from '../pixels/render.ts'
import type { Terminal } from '../terminal.ts'
import { mergedHistory } from './mergedHistory.ts'
import { provenanceReader } from './provenanceReader.ts'
import { undecidable, unknownItem } from './mergeProblems.ts'

/** Writes one project of several, with the judgements of the other files in it; answers with what was noticed. */
export async function mergeProjects(
  projects: readonly ProjectFile[],
  files: readonly ByteSource[],
  place: Place,
  terminal: Terminal,
): Promise<readonly Problem[]> {
  const { signal, progress } = terminal
  const shelf = createShelf()
  try {
    for (const { bundle } of projects) for (const [sha256, open] of bundle.blobs) shelf.refer(sha256, open)
    const {
      project,
      pictures,
      items,
      judgements,
      resolutions,
      problems: found,
    } = await joinProjects(projects, signal)
    const problems = [...found]
    const people = new Map(project.people.map((person) => [person.id, person]))
    for (const source of files) {
      for await (const read of readJudgements(source, signal)) {
        if (read.kind === 'problem') problems.push(read.problem)
        else if (!items.has(read.judgement.itemId))
          problems.push(unknownItem(source, read.line, read.judgement.itemId))
        else {
          const { annotatorId: id } = read.judgement
          judgements.add(read.judgement)
          if (read.name !== null && !people.has(id)) people.set(id, { id, name: read.name, color: 'blue' })
        }
      }
    }
    problems.push(...undecidable(judgements.undecidable))
    const kept = [...pictures.values()].map((picture) => withBytes(picture, shelf))
    const whole = {
      project: { ...project, people: [...people.values()] },
      pictures: kept,
      items: [...items.values()].toSorted((a, b) => a.order - b.order),
      judgements: [...judgements.all.values()],
      resolutions: [...resolutions.values()],
      provenance: provenanceReader(projects, signal),
    }
    const history = mergedHistory(projects, problems, signal)
    await writeToZip(
      encodeBundle(whole, history, exportDesk(shelf, signal), newestTime(projects)),
      place,
      ({ files: done, path }) =>
        progress.show({ label: 'Writing', done, total: null, unit: 'files', detail: path }),
      signal,
    )
    terminal.say(
      `Written: ${place.path} with ${countText(whole.items.length, 'item')} and ${countText(whole.judgements.length, 'judgement')} of ${countText(people.size, 'annotator')}.`,
    )
    return problems
  } finally {
    await shelf.close()
  }
}

/** When the newest of the projects was written; no clock shows, so that the same files give the same bytes. */
const newestTime = (projects: readonly ProjectFile[]): number =>
  projects.reduce((newest, { bundle }) => Math.max(newest, Date.parse(bundle.manifest.writtenAt) || 0), 0)
