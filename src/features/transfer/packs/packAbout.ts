import { isNameless, type Person } from '../../../domain/person.ts'
import type { WorkPack } from '../../../domain/workPack.ts'
import type { Bundle } from '../../../formats/bundleRead.ts'
import { colorOf } from './personColour.ts'

/** What makes the project in this file a work pack; null for a whole project. Reads no further than to its own record. */
export async function packIn(bundle: Bundle, signal: AbortSignal): Promise<WorkPack | null> {
  for await (const read of bundle.entries(signal)) {
    if (read.kind === 'good' && read.value.kind === 'project') return read.value.value.pack
  }
  return null
}

/** Who annotates once the pack is open: whoever has no name yet takes that of the seat and a colour, and keeps their id. */
export const seated = (annotator: Person, { seat }: WorkPack): Person =>
  isNameless(annotator) && seat.name.trim() !== ''
    ? { ...annotator, name: seat.name, color: colorOf(annotator.id) }
    : annotator

/** What opening the pack means for who annotates here, for people. */
export function seatWords(annotator: Person, pack: WorkPack): string {
  const { name } = pack.seat
  if (isNameless(annotator)) return `You have no name here yet: with it you annotate as ${name}.`
  if (annotator.name === name) return `You annotate here as ${name}.`
  return `You annotate here as ${annotator.name}; what you say is given back under that name. If you are not ${annotator.name}, choose who annotates here once it is open.`
}
