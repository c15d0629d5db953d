import { judgementsOf, type Dataset } from '../../domain/dataset.ts'
import type { Item, SourceBox } from '../../domain/item.ts'
import { contentOf, createJudgement, type Box, type Judgement } from '../../domain/judgement.ts'
import type { Resolution } from '../../domain/resolution.ts'
import { verdictOn } from '../../domain/review.ts'
import { get, rows } from '../../domain/table.ts'
import { inOrder, type Candidate } from '../../formats/held.ts'
import type { ExportScope } from '../../formats/target.ts'

/** Under this name boxes go out that came with the items: nobody here drew them. */
export const givenBy = 'given'

/** What the project of the files says: its judgements and its policy decide what goes out. */
export const judgedScope = (dataset: Dataset): ExportScope =>
  scopeOf(dataset, (item) => {
    const verdict = verdictOn(dataset, item)
    return {
      resolution: 'resolution' in verdict ? verdict.resolution : verdict.unresolved,
      judgements: judgementsOf(dataset, item.id),
    }
  })

/** Where nobody judged anything: every item goes out as it was given, with the boxes that came with it. */
export const givenScope = (dataset: Dataset): ExportScope =>
  scopeOf(dataset, (item) => ({
    resolution: givenResolution(item),
    judgements: item.source.boxes.length > 0 ? [givenJudgement(item)] : [],
  }))

function scopeOf(
  dataset: Dataset,
  said: (item: Item) => Pick<Candidate, 'resolution' | 'judgements'>,
): ExportScope {
  const candidates = rows(dataset.items).map((item) => ({
    item,
    picture: get(dataset.pictures, item.pictureId) ?? null,
    ...said(item),
  }))
  return { project: dataset.project, candidates: inOrder(candidates) }
}

const givenResolution = (item: Item): Resolution => ({
  itemId: item.id,
  outcome: 'accept',
  content: contentOf(item),
  by: [],
  checks: 0,
  at: null,
  adjudicator: null,
  reasons: [],
})

/** No decision and no check: only the boxes, which are given like everything else. */
const givenJudgement = (item: Item): Judgement => ({
  ...createJudgement(item.id, givenBy),
  boxes: boxesOf(item.source.boxes),
})

/** Chains as boxes in boxes; levels that chains share from the outside in are one box. */
export function boxesOf(chains: readonly (readonly SourceBox[])[]): readonly Box[] {
  const boxes = new Map<string, Box>()
  for (const chain of chains) {
    let path = ''
    let parentId: string | null = null
    for (const { rect, label } of chain.toReversed()) {
      path += `/${[rect.x1, rect.y1, rect.x2, rect.y2, label].join(' ')}`
      const box: Box = boxes.get(path) ?? {
        id: `${givenBy}-${boxes.size + 1}`,
        parentId,
        rect,
        label,
        locked: false,
        activeMs: 0,
      }
      boxes.set(path, box)
      parentId = box.id
    }
  }
  return [...boxes.values()]
}
