import type { Dataset } from '../../../domain/dataset.ts'
import { judgementOf } from '../../../domain/dataset.ts'
import type { Step } from '../../../domain/entry.ts'
import { inOrder } from '../../../domain/inOrder.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import { isNameless, unnamed, type Person } from '../../../domain/person.ts'
import { countRevisions } from '../../../domain/revisionOrder.ts'
import { rows } from '../../../domain/table.ts'
import type { WorkPack } from '../../../domain/workPack.ts'
import { safeWord } from '../../../formats/fileNames.ts'
import type { GivingBack } from '../../../formats/returnedWrite.ts'

/** How far the work in a pack is. */
export interface PackProgress {
  readonly items: number
  /** Items that were decided about or, where nothing but boxes is asked for, that have some. */
  readonly done: number
  /** Others who said something in this pack, by name: their work is given back on its own. */
  readonly others: readonly string[]
}

export function packProgress({ items, judgements, project }: Dataset, annotatorId: string): PackProgress {
  const isDone = ({ decision, boxes }: Judgement): boolean =>
    project.task === 'nest' ? boxes.length > 0 : decision !== null
  let done = 0
  const others = new Set<string>()
  for (const judgement of rows(judgements)) {
    if (judgement.annotatorId !== annotatorId) others.add(judgement.annotatorId)
    else if (isDone(judgement)) done += 1
  }
  const names = new Map(project.people.map(({ id, name }) => [id, name]))
  return { items: items.size, done, others: [...others].map((id) => names.get(id) ?? unnamed(id)) }
}

/** Everything that the annotator said in this pack, with revisions that go up with each change ever made. */
export async function givingBack(
  dataset: Dataset,
  pack: WorkPack,
  annotator: Person,
  history: AsyncIterable<Step>,
  givenBackAt: number,
  signal: AbortSignal,
): Promise<GivingBack> {
  const count = countRevisions(annotator.id)
  for await (const { changes } of history) {
    signal.throwIfAborted()
    count.follow(changes)
  }
  const items = inOrder(dataset.items)
  return {
    pack,
    annotator: isNameless(annotator) ? { ...annotator, name: pack.seat.name } : annotator,
    items: items.length,
    said: items.flatMap((item) => {
      const judgement = count.counted(item.id, judgementOf(dataset, item.id, annotator.id))
      return judgement ? [{ item, judgement }] : []
    }),
    givenBackAt,
  }
}

/** `judgements-Ada.jsonl` */
export const returnedName = ({ name }: Person): string => `judgements-${safeWord(name) || 'annotator'}.jsonl`

/** `The_yard-Ada.saccade.zip` */
export const packName = (project: string, seat: string): string =>
  `${safeWord(project) || 'project'}-${safeWord(seat) || 'seat'}.saccade.zip`
