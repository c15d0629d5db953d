import type { Step } from '../../domain/entry.ts'
import type { Problem } from '../../domain/problem.ts'
import type { ProjectFile } from '../loading/sortFiles.ts'

/**
 * The steps of all projects, each once, by when they were done. The first is the one that made the first project; those
 * that made the others are left out, for there is one project only. A step is held at a time for each of them.
 */
export async function* mergedHistory(
  files: readonly ProjectFile[],
  problems: Problem[],
  signal: AbortSignal,
): AsyncGenerator<Step> {
  const queues = files.map(({ bundle }) => bundle.history(signal)[Symbol.asyncIterator]())
  const advance = async (queue: (typeof queues)[number]): Promise<Step | null> => {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      if (next.value.kind === 'good') return next.value.value
      problems.push(next.value.problem)
    }
    return null
  }
  const heads: (Step | null)[] = []
  for (const queue of queues) heads.push(await advance(queue))
  const seen = new Set<string>()
  let isFirst = true
  for (;;) {
    const place = isFirst && heads[0] ? 0 : earliest(heads)
    const queue = queues[place]
    const step = heads[place]
    if (!queue || !step) return
    if (!seen.has(step.id) && (isFirst || !makesProject(step))) yield step
    seen.add(step.id)
    isFirst = false
    heads[place] = await advance(queue)
  }
}

/** Place of the step that was done first; of two done at once, that of the earlier file. */
function earliest(heads: readonly (Step | null)[]): number {
  let best = -1
  for (const [place, head] of heads.entries()) {
    const before = heads[best]
    if (head && (!before || head.at < before.at)) best = place
  }
  return best
}

const makesProject = ({ changes }: Step): boolean =>
  changes[0]?.before === null && changes[0].after?.kind === 'project'
