import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Item } from '../domain/item.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Person } from '../domain/person.ts'
import type { WorkPack } from '../domain/workPack.ts'
import { returnedVersion, type ReturnedRecord } from '../schema/returned.ts'
import type { OutputFile } from './format.ts'
import { judgementRecord } from './judgementsWrite.ts'
import { textBytes } from './textBytes.ts'

/** What somebody gives back: everything they said about the items of a work pack. */
export interface GivingBack {
  readonly pack: WorkPack
  readonly annotator: Person
  /** Items of the pack. */
  readonly items: number
  /** In the order of the items; revisions as `countRevisions` has them. */
  readonly said: readonly { readonly item: Item; readonly judgement: Judgement }[]
  readonly givenBackAt: number
}

/**
 * A `judgements.jsonl` whose first line says whose work it is, of which project and pack, and what the bytes after it
 * hash to, so that whoever merges it can tell that it is whole. The other lines are those that the export writes.
 */
export async function returnedFile(giving: GivingBack, path: string): Promise<OutputFile> {
  const hash = sha256.create()
  for await (const bytes of textBytes(judgementLines(giving))) hash.update(bytes)
  const head = `${JSON.stringify(headOf(giving, bytesToHex(hash.digest())))}\n`
  return {
    path,
    modifiedAt: giving.givenBackAt,
    content: () => textBytes(withHead(head, judgementLines(giving))),
  }
}

function* withHead(head: string, lines: Iterable<string>): Generator<string> {
  yield head
  yield* lines
}

function* judgementLines({ annotator, said }: GivingBack): Generator<string> {
  const names = new Map([[annotator.id, annotator.name]])
  for (const { item, judgement } of said) yield `${JSON.stringify(judgementRecord(item, judgement, names))}\n`
}

function headOf({ pack, annotator, items, said, givenBackAt }: GivingBack, hash: string): ReturnedRecord {
  const { id, of, seat, madeAt } = pack
  return {
    saccade: 'judgements',
    version: returnedVersion,
    project: { id: of.id, name: of.name },
    pack: { id, seat: { id: seat.id, name: seat.name }, made_at: new Date(madeAt).toISOString() },
    annotator: { id: annotator.id, name: annotator.name, color: annotator.color },
    items,
    judgements: said.length,
    decided: said.filter(({ judgement }) => judgement.decision !== null).length,
    given_back_at: new Date(givenBackAt).toISOString(),
    sha256: hash,
  }
}
