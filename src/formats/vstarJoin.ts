import type { Content } from '../domain/item.ts'
import type { Draft } from './format.ts'
import { commonEnd, readPicturePath } from './picturePath.ts'
import { parseQuery } from './query.ts'
import { placed, quoted, warning } from './remark.ts'
import { vstarQuestions } from './vstarQuestions.ts'
import { vstarTargets } from './vstarTargets.ts'

/**
 * Brings the two halves of V* Bench together: a lettered question takes boxes and targets of the file beside its picture,
 * which then is no item of its own. The same means: the same picture, whatever the ending, and the same words.
 */
export function joinVStar(drafts: readonly Draft[]): {
  readonly drafts: readonly Draft[]
  readonly folded: number
} {
  const targets = new Map<string, Draft[]>()
  for (const draft of drafts) {
    if (draft.source.format !== vstarTargets.id) continue
    const key = keyOf(draft)
    targets.set(key, [...(targets.get(key) ?? []), draft])
  }
  if (targets.size === 0) return { drafts, folded: 0 }
  const used = new Set<Draft>()
  const informed = drafts.map((draft) => {
    if (draft.source.format !== vstarQuestions.id) return draft
    const segments = stemOf(draft)
    const target = targets.get(keyOf(draft))?.find((each) => {
      const other = stemOf(each)
      return commonEnd(segments, other) === Math.min(segments.length, other.length)
    })
    if (!target) return draft
    used.add(target)
    return withTargets(draft, target)
  })
  return { drafts: informed.filter((draft) => !used.has(draft)), folded: used.size }
}

function withTargets(draft: Draft, target: Draft): Draft {
  const hasBoxes = target.source.boxes.length > 0
  const problems = draft.problems.filter(({ code }) => !(hasBoxes && code === 'box-missing'))
  const dropped = draft.problems
    .filter((problem) => !problems.includes(problem))
    .map(({ sentence }) => sentence)
  const added = agree(draft.content, target.content)
    ? []
    : [
        warning(
          'answer-conflict',
          `The label says ${quoted(draft.content.answerText)}, but the first option in ${target.source.file}, which is the right one there, is ${quoted(target.content.answerText)}. One of them must be corrected before exporting.`,
          'label',
        ),
      ]
  return {
    ...draft,
    content: { ...draft.content, region: target.content.region },
    source: {
      ...draft.source,
      object: target.source.object,
      boxes: target.source.boxes,
      notes: [
        ...draft.source.notes.filter((sentence) => !dropped.includes(sentence)),
        ...added.map(({ sentence }) => sentence),
      ],
    },
    problems: [...problems, ...added.map((remark) => placed(remark, draft.source))],
  }
}

/**
 * Whether the label is the first option of the file, which may say in a sentence what the list says in a word (FORMATS
 * §4.2). They are taken to agree where no option of the file has the label's words in it.
 */
function agree({ answerText }: Content, target: Content): boolean {
  const label = wordsOf(answerText)
  const equal = target.options.filter((option) => wordsOf(option) === label)
  const saying =
    equal.length > 0
      ? equal
      : target.options.filter((option) => ` ${wordsOf(option)} `.includes(` ${label} `))
  return saying.length === 0 || saying.includes(target.answerText)
}

const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? ''

const keyOf = (draft: Draft): string =>
  JSON.stringify([
    stemOf(draft).at(-1) ?? '',
    // A question in a list is taken out of a prompt; that of the file beside it stands alone.
    parseQuery(draft.content.question).question.replace(/\s+/g, ' ').trim().toLowerCase(),
  ])

/** The picture's path without the ending of its name. */
function stemOf({ source }: Draft): readonly string[] {
  const read = readPicturePath(source.picturePath)
  if (!read.ok) return []
  const name = read.segments.at(-1) ?? ''
  return [...read.segments.slice(0, -1), name.replace(/\.(?:jpe?g|png|webp|bmp|gif|avif|tiff?)$/i, '')]
}
