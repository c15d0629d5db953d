import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../domain/example.ts'
import type { Content, Item } from '../domain/item.ts'
import { contentOf, type Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import type { Project } from '../domain/project.ts'
import type { OutputFile } from './format.ts'
import type { Candidate } from './held.ts'
import type { Card, ExportDesk, ExportOptions, ExportScope, Rendering } from './target.ts'

/** What tests of exports start from. */

export const exampleCard: Card = {
  title: 'Example',
  version: '1.0.0',
  licence: 'Apache-2.0',
  language: 'en',
  description: 'Questions about details.',
  authors: ['Ann Example'],
  homepage: 'https://example.org',
}

export const exportOptions = (over: Partial<ExportOptions> = {}): ExportOptions => ({
  pictures: 'original',
  crops: { kind: 'exact' },
  shuffle: null,
  split: null,
  card: exampleCard,
  modifiedAt: 1_750_000_000_000,
  ...over,
})

/** An accepted item, on the example picture where no other is given, with no boxes. */
export const acceptedCandidate = (
  item: Item = exampleItem(),
  picture: Picture = examplePicture(),
  over: Partial<Content> = {},
  judgement: Partial<Judgement> = {},
): Candidate => ({
  item: { ...item, pictureId: picture.id },
  picture,
  resolution: {
    itemId: item.id,
    outcome: 'accept',
    content: { ...contentOf(item), ...over },
    by: ['ann'],
    checks: 1,
    at: 1,
    adjudicator: null,
    reasons: [],
  },
  judgements: [exampleJudgement({ itemId: item.id, decision: 'accept', decidedAt: 1, ...judgement })],
})

/** An accepted item with one chain of two levels: (100, 200, 220, 280) in (90, 190, 300.5, 400). */
export const boxedCandidate = (item: Item = exampleItem(), picture: Picture = examplePicture()): Candidate =>
  acceptedCandidate(
    item,
    picture,
    {},
    {
      boxes: [
        boxIn(null, 'outer', rectOf(90, 190, 300.5, 400)),
        boxIn('outer', 'inner', rectOf(100, 200, 220, 280), { label: 'bolts', activeMs: 1200 }),
      ],
    },
  )

export const exportScope = (
  candidates: readonly Candidate[],
  project: Project = exampleProject,
): ExportScope => ({ project, candidates })

/** Bytes that say how they were asked for, e.g. `kept picture-1` or `image/png picture-1 100,200,220,280`. */
export const spokenDesk: ExportDesk = {
  kept: ({ id, type }) => Promise.resolve(new Blob([`kept ${id}`], { type })),
  render: ({ id }, rendering) =>
    Promise.resolve(new Blob([`${rendering.as} ${id}${spoken(rendering)}`], { type: rendering.as })),
}

const spoken = ({ part, size, frame }: Rendering): string =>
  [
    part ? ` ${part.x1},${part.y1},${part.x2},${part.y2}` : '',
    size ? ` as ${size.width}x${size.height}` : '',
    frame
      ? ` ${frame.colour} ${frame.width} at ${frame.rect.x1},${frame.rect.y1},${frame.rect.x2},${frame.rect.y2}`
      : '',
  ].join('')

/** All bytes of a file. */
export async function bytesOf({ content }: OutputFile): Promise<Uint8Array<ArrayBuffer>> {
  const made = content()
  if (!(Symbol.asyncIterator in made)) return new Uint8Array(await (await made).arrayBuffer())
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of made) chunks.push(new Uint8Array(chunk))
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

export async function gathered<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

/** The files as text by path, in the order in which they were written. */
export async function textsOf(files: AsyncIterable<OutputFile>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for await (const file of files) texts.set(file.path, new TextDecoder().decode(await bytesOf(file)))
  return texts
}
