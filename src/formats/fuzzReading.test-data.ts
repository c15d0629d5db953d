import type { Rect } from '../domain/geometry.ts'
import { buildEntries } from './build.ts'
import { bytesFromBlob } from './byteSource.ts'
import type { Whole } from './fuzz.test-data.ts'
import { planImport, type ImportPlan } from './plan.ts'
import { digest, picture } from './upstream.test-data.ts'

/** What an engine says when code stumbles; nobody who reads a file is to be told so. */
const stumbled =
  /undefined|cannot read prop|is not a function|not iterable|call stack|array length|outside the bounds|offset is out|out of memory|invalid (?:typed|array|date|time)|\[object|convert|to a BigInt|unexpected token/i

const isSound = (rect: Rect): boolean =>
  [rect.x1, rect.y1, rect.x2, rect.y2].every(Number.isFinite) && rect.x1 < rect.x2 && rect.y1 < rect.y2

/** Reads a file as an import does, by the format that would have read the whole one; says what is wrong with that. */
export async function faultsOf(
  { path, format }: Pick<Whole, 'path' | 'format'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<readonly string[]> {
  const faults: string[] = []
  let last = 0
  const choices = format === null ? undefined : new Map([[path, format]])
  const plan = await planImport(
    [bytesFromBlob(path, new Blob([bytes]))],
    { breath: () => null, ...(choices && { choices }) },
    ({ phase, done, total }) => {
      if (phase !== 'reading') return
      // It gets on, and never beyond the end: so it ends.
      if (!(done >= last && done <= total)) faults.push(`progress from ${last} to ${done} of ${total}`)
      last = done
    },
  )
  faults.push(...(await faultsIn(plan)))
  if (plan.drafts.length + plan.problems.length > 50 + bytes.length / 4) faults.push('more than there is')
  return faults
}

async function faultsIn(plan: ImportPlan): Promise<readonly string[]> {
  const faults: string[] = []
  const known = new Map(
    plan.pictures.map(({ picturePath }) => [
      picturePath,
      picture({ name: 'a.jpg', width: 640, height: 480 }),
    ]),
  )
  const existing = { items: [], pictures: new Map() }
  const built = await buildEntries({ drafts: plan.drafts, pictures: known, existing, digest })
  for (const { sentence, code } of [
    ...plan.problems,
    ...built.problems,
    ...plan.drafts.flatMap(({ problems }) => problems),
  ]) {
    if (
      sentence.length < 10 ||
      sentence.length > 1200 ||
      !/[.!?:)”]$/.test(sentence) ||
      stumbled.test(sentence)
    )
      faults.push(`${code}: ${sentence}`)
  }
  for (const entry of built.entries) {
    if (entry.kind !== 'item') continue
    const { question, region, source } = entry.value
    if (question.trim() === '') faults.push('an item that asks nothing')
    const rects = [...source.boxes.flat().map(({ rect }) => rect), ...(region ? [region] : [])]
    if (!rects.every(isSound)) faults.push(`a box ${JSON.stringify(rects)}`)
  }
  for (const file of [...plan.pictureFiles.values()].slice(0, 2)) {
    const failure = await file.blob().then(
      () => null,
      (reason: unknown) => reason,
    )
    const said = failure instanceof Error ? failure.message : JSON.stringify(failure)
    if (failure !== null && stumbled.test(said)) faults.push(`a picture: ${said}`)
  }
  return faults
}
