import type { Entry } from '../domain/entry.ts'
import { sameRect, type Rect } from '../domain/geometry.ts'
import type { Content, Item, Source } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import { createBreath, type Breath } from './breath.ts'
import type { Draft } from './format.ts'
import { indexItems } from './itemIndex.ts'
import { inPixels } from './measure.ts'
import { createPictureDesk } from './pictureDesk.ts'
import { note, placed, quoted, type Remark } from './remark.ts'
import { sourceBoxesOnPicture } from './sourceBoxes.ts'
import { regionOnPicture } from './storedPixels.ts'

export interface BuildInput {
  /** Those that a person chose to take. */
  readonly drafts: readonly Draft[]
  /** The picture for each picture path of the drafts; a path without one makes a missing picture. */
  readonly pictures: ReadonlyMap<string, Picture>
  readonly existing: {
    readonly items: Iterable<Item>
    readonly pictures: ReadonlyMap<string, Picture>
  }
  /** SHA-256 of a text as UTF-8, in hex. */
  readonly digest: (text: string) => Promise<string>
  readonly breath?: Breath
  readonly signal?: AbortSignal
}

export interface Built {
  /** Pictures, items and provenance that are new, ready to be committed as one step. */
  readonly entries: readonly Entry[]
  /** What was found only now, when pictures and drafts came together. */
  readonly problems: readonly Problem[]
  readonly items: number
  /** Drafts that said exactly what another, or an item of the project, says already. */
  readonly merged: number
  readonly rejected: number
}

/**
 * Makes entries of drafts. Ids follow from content alone, so the same files make the same items everywhere; what the
 * project has already is never overwritten.
 */
export async function buildEntries({ digest, signal, ...input }: BuildInput): Promise<Built> {
  const breath = input.breath ?? createBreath()
  const index = await indexItems(input.existing.items, digest, breath)
  const desk = createPictureDesk(input.pictures, input.existing.pictures, digest)
  const entries: Entry[] = []
  const problems: Problem[] = []
  const counts = { items: 0, merged: 0, rejected: 0 }

  for (const draft of input.drafts) {
    const pause = breath()
    if (pause) await pause
    signal?.throwIfAborted()
    const { source } = draft
    const report = (remark: Remark): void => {
      problems.push(placed(remark, source))
    }
    const picture = await desk.of(draft)
    const fitted = fit(draft, picture)
    if ('refusal' in fitted) {
      report(fitted.refusal)
      counts.rejected++
      continue
    }
    const { content, boxes } = fitted
    const id = await index.claim(picture, { ...source, boxes }, content)
    if (id === null) {
      report(
        note(
          'duplicate-merged',
          `${quoted(content.question)} was there already, word for word; it was not added again.`,
        ),
      )
      counts.merged++
      continue
    }
    const own = [...fitted.remarks, ...index.clashes(source, picture.id, content)]
    own.forEach(report)
    const notes = [...source.notes, ...own.map(({ sentence }) => sentence)]
    const order = index.nextOrder()
    const item: Item = { ...content, id, pictureId: picture.id, order, source: { ...source, boxes, notes } }
    index.add(item)
    if (desk.isNew(picture)) entries.push({ kind: 'picture', value: picture })
    entries.push({ kind: 'item', value: item })
    entries.push({ kind: 'provenance', value: { itemId: id, record: draft.record } })
    counts.items++
  }
  return { entries, problems: [...problems, ...desk.sameContent()], ...counts }
}

type Fitted =
  | {
      readonly content: Content
      readonly boxes: Source['boxes']
      readonly remarks: readonly Remark[]
    }
  | { readonly refusal: Remark }

/** The content and the boxes on their picture; a missing picture leaves them as they were given. */
function fit(draft: Draft, picture: Picture): Fitted {
  const { content, source } = measured(draft, picture)
  const { claimedSize, problems } = draft
  const { region } = content
  if (picture.sha256 === null) return { content, boxes: source.boxes, remarks: [] }
  const boxes = sourceBoxesOnPicture(source.boxes, claimedSize, picture)
  if (!boxes.ok) return { refusal: boxes.remark }
  if (region === null) return { content, boxes: boxes.boxes, remarks: boxes.remarks }
  const fitted = regionOnPicture(region, claimedSize, picture)
  if (!fitted.ok) return { refusal: fitted.remark }
  const said = new Set(problems.map(({ code }) => code))
  const isBox = source.boxes.some((chain) => chain.some(({ rect }) => sameRect(rect, region)))
  // What is said of a box need not be said again of the region that it is.
  const remarks = isBox ? [] : fitted.remarks
  return {
    content: { ...content, region: fitted.region },
    boxes: boxes.boxes,
    remarks: [
      ...remarks.filter(({ code }) => !(code === 'region-whole' && said.has(code))),
      ...boxes.remarks,
    ],
  }
}

/** Shares of a picture as its pixels; where its size is not known yet, shares of one that nobody can tell are left out. */
function measured({ content, source, measure }: Draft, picture: Picture): Pick<Draft, 'content' | 'source'> {
  if (measure === undefined || measure === 'pixels') return { content, source }
  const isKnown = picture.width > 0 && picture.height > 0
  const place = (rect: Rect): Rect => inPixels(rect, measure, picture)
  return {
    content: { ...content, region: content.region && isKnown ? place(content.region) : null },
    source: {
      ...source,
      boxes: isKnown
        ? source.boxes.map((chain) => chain.map(({ rect, label }) => ({ rect: place(rect), label })))
        : [],
    },
  }
}
