import { isMultipleChoice, type Content, type Item } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Project } from '../domain/project.ts'
import { faultOf, isBlank } from './exportFault.ts'
import type { ExportItem } from './format.ts'
import {
  heldByPicture,
  heldByVerdict,
  inOrder,
  nameOf,
  type Candidate,
  type Held,
  type HoldCode,
  type ItemWarning,
  warnAbout,
} from './held.ts'
import { composeQuery } from './query.ts'

/** What an export would write, and why it would leave the rest: what the dialog shows before anything is written. */
export interface ExportPlan {
  /** In the order of the items. */
  readonly going: readonly ExportItem[]
  readonly held: readonly Held[]
  readonly counts: ExportCounts
  /** About items that go out all the same; each sentence names its item. */
  readonly warnings: readonly ItemWarning[]
}

export interface ExportCounts {
  readonly total: number
  readonly multipleChoice: number
  readonly open: number
  /** In the project's order, then categories that the project does not know, then none; never with a count of 0. */
  readonly byCategory: readonly {
    readonly category: string | null
    readonly name: string
    readonly count: number
  }[]
}

/**
 * Decides what a ZoomBench export writes, by the rules of FORMATS §1.2: every row has a picture, a crop, a question
 * and an answer that agrees with itself, and no two rows share a picture and a query. What counts is the content of
 * the resolution, not the item as given.
 */
export function planZoomBench(project: Project, candidates: readonly Candidate[]): ExportPlan {
  const going: ExportItem[] = []
  const held: Held[] = []
  const warnings: ItemWarning[] = []
  const firstWith = new Map<string, Item>()

  for (const { item, picture, resolution, judgements } of inOrder(candidates)) {
    const hold = (code: HoldCode, sentence: string): void =>
      void held.push({ itemId: item.id, code, sentence })
    if (typeof resolution === 'string' || resolution.outcome === 'reject') {
      held.push(heldByVerdict(project, item, resolution, judgements))
      continue
    }
    if (!picture || picture.sha256 === null) {
      held.push(heldByPicture(item, picture))
      continue
    }
    const fault = faultOf(resolution.content, picture)
    if (fault) {
      hold(fault.code, fault.sentence)
      continue
    }
    const key = resumeKey(picture, resolution.content)
    const first = firstWith.get(key)
    if (first) {
      hold('same-question', sameQuestionSentence(first))
      continue
    }
    firstWith.set(key, item)
    going.push({ item, picture, resolution, judgements })
    warnings.push(...warningsAbout(project, item, resolution.content))
  }
  return { going, held, counts: countsOf(project, going), warnings }
}

/** Pictures have one file each, so this pair is as unique as the `images[0] + query` by which the runner resumes. */
const resumeKey = (picture: Picture, content: Content): string =>
  `${picture.sha256}\n${composeQuery(content)}`

const sameQuestionSentence = (first: Item): string =>
  `It asks the same about the same picture as ${nameOf(first)}. Evaluators know a row by picture and question and would skip the second: change the question or reject one of the two.`

function warningsAbout(project: Project, item: Item, content: Content): readonly ItemWarning[] {
  const found: ItemWarning[] = []
  const warn = (code: string, field: string, sentence: string): void =>
    void found.push(warnAbout(item, code, field, sentence))
  if (composeQuery(content).includes('<image>')) {
    warn('image-marker', 'query', 'contains <image>, which evaluators delete before they ask the question.')
  }
  if (content.category === null) warn('category-missing', 'category', 'has no category.')
  else if (!project.categories.some(({ id }) => id === content.category)) {
    warn(
      'category-unknown',
      'category',
      `has the category “${content.category}”, which this project does not list.`,
    )
  }
  if (content.options.some(isBlank)) warn('option-empty', 'options', 'has an empty option.')
  return found
}

function countsOf(project: Project, going: readonly ExportItem[]): ExportCounts {
  const counted = new Map<string | null, number>(project.categories.map(({ id }) => [id, 0]))
  let without = 0
  for (const { resolution } of going) {
    const { category } = resolution.content
    if (category === null) without++
    else counted.set(category, (counted.get(category) ?? 0) + 1)
  }
  counted.set(null, without)
  const names = new Map(project.categories.map(({ id, name }) => [id, name]))
  const multipleChoice = going.filter(({ resolution }) => isMultipleChoice(resolution.content)).length
  return {
    total: going.length,
    multipleChoice,
    open: going.length - multipleChoice,
    byCategory: [...counted]
      .filter(([, count]) => count > 0)
      .map(([category, count]) => ({
        category,
        name: category === null ? 'No category' : (names.get(category) ?? category),
        count,
      })),
  }
}
