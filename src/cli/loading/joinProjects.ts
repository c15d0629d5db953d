import type { Entry } from '../../domain/entry.ts'
import type { Item } from '../../domain/item.ts'
import { uniteJudgements, type JudgementUnion } from '../../domain/merging.ts'
import { isMissing, type Picture } from '../../domain/picture.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Project } from '../../domain/project.ts'
import type { Resolution } from '../../domain/resolution.ts'
import { compareResolutions } from '../../domain/revisionOrder.ts'
import { BundleError } from '../../formats/bundleRead.ts'
import type { ProjectFile } from './sortFiles.ts'

/** What several projects say together. Provenance is left where it is: it is large and never edited. */
export interface JoinedProjects {
  readonly project: Project
  readonly pictures: ReadonlyMap<string, Picture>
  /** In the order of the first project, then what the others have besides. */
  readonly items: ReadonlyMap<string, Item>
  readonly judgements: JudgementUnion
  readonly resolutions: ReadonlyMap<string, Resolution>
  readonly problems: readonly Problem[]
}

/** The first project names the whole and says its rules; people, categories and reasons of all are in it. */
export async function joinProjects(
  files: readonly ProjectFile[],
  signal: AbortSignal,
): Promise<JoinedProjects> {
  const pictures = new Map<string, Picture>()
  const items = new Map<string, Item>()
  const resolutions = new Map<string, Resolution>()
  const judgements = uniteJudgements()
  const problems: Problem[] = []
  const projects: Project[] = []
  let order = 0

  const take = (entry: Entry): void => {
    switch (entry.kind) {
      case 'project':
        projects.push(entry.value)
        break
      case 'picture': {
        const present = pictures.get(entry.value.id)
        if (!present || (isMissing(present) && !isMissing(entry.value)))
          pictures.set(entry.value.id, entry.value)
        break
      }
      case 'item':
        if (!items.has(entry.value.id)) {
          const place = projects.length > 1 ? Math.max(order, entry.value.order) : entry.value.order
          items.set(entry.value.id, { ...entry.value, order: place })
          order = Math.max(order, place + 1)
        }
        break
      case 'judgement':
        judgements.add(entry.value)
        break
      case 'resolution': {
        const present = resolutions.get(entry.value.itemId)
        if (!present || compareResolutions(entry.value, present) > 0)
          resolutions.set(entry.value.itemId, entry.value)
        break
      }
      case 'provenance':
        break
    }
  }
  for (const { path, bundle } of files) {
    const before = projects.length
    for await (const read of bundle.entries(signal)) {
      if (read.kind === 'problem') problems.push({ ...read.problem, file: read.problem.file ?? path })
      else take(read.value)
    }
    if (projects.length === before) {
      throw new BundleError(`${path} cannot be used: the record of the project itself is missing or damaged.`)
    }
  }
  return { project: unitedProject(projects), pictures, items, judgements, resolutions, problems }
}

function unitedProject(projects: readonly Project[]): Project {
  const [first] = projects
  if (!first) throw new BundleError('There is no project in these files.')
  return {
    ...first,
    people: firstOfEach(
      projects.flatMap(({ people }) => people),
      ({ id }) => id,
    ),
    categories: firstOfEach(
      projects.flatMap(({ categories }) => categories),
      ({ id }) => id,
    ),
    reasons: firstOfEach(
      projects.flatMap(({ reasons }) => reasons),
      ({ code }) => code,
    ),
  }
}

const firstOfEach = <T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] => {
  const seen = new Set<string>()
  return values.filter((value) => !seen.has(keyOf(value)) && seen.add(keyOf(value)))
}
