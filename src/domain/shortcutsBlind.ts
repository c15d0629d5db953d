import type { Interval } from './bootstrap.ts'
import { isMultipleChoice } from './item.ts'
import { majorityBaseline } from './majorityBaseline.ts'
import { isMostlyRight } from './rightShare.ts'
import { fixFrom, type Asked, type ShortcutVerdict } from './shortcuts.ts'
import { wilsonInterval } from './wilson.ts'

/** Whether a model that saw the question alone was right about an item; a share where it was asked several times. */
export interface BlindAnswer {
  readonly id: string
  readonly right: number
}

/** How often a model is right without the picture, and what luck and habit would give. */
export interface Predictability {
  readonly items: number
  readonly accuracy: number
  /** 95 %, by `wilsonInterval`. */
  readonly interval: Interval
  /** Mean of 1 ÷ options; an open question is never right by luck. */
  readonly chance: number
  /** Of always giving the most frequent answer (`majorityBaseline`), on the same items. */
  readonly majority: number
}

export interface BlindFigures {
  readonly overall: Predictability | null
  /** In the order in which categories first occur. */
  readonly categories: readonly (Predictability & { readonly category: string | null })[]
  readonly verdict: ShortcutVerdict
  /** Items that it was right about more often than not. */
  readonly rightIds: readonly string[]
}

/**
 * Question-only predictability: the accuracy of a model that is not shown the picture (the “blind” baseline of
 * Goyal et al. 2017, CVPR, “Making the V in VQA Matter”; as the blind view here). It is weighed against the larger of
 * chance and the majority answer: to be mended where even the lower end of the interval is 10 points above that, to be
 * looked at where that end is above it at all.
 */
export function blindFigures(items: readonly Asked[], answers: readonly BlindAnswer[]): BlindFigures {
  const rightOf = new Map(answers.map(({ id, right }) => [id, right]))
  const asked = items.flatMap(({ id, content }) => {
    const right = rightOf.get(id)
    return right === undefined ? [] : [{ id, content, right }]
  })
  const overall = predictability(asked)
  const groups = new Map<string | null, typeof asked>()
  for (const one of asked) {
    const group = groups.get(one.content.category)
    if (group) group.push(one)
    else groups.set(one.content.category, [one])
  }
  return {
    overall,
    categories: [...groups].flatMap(([category, group]) => {
      const figures = predictability(group)
      return figures ? [{ category, ...figures }] : []
    }),
    verdict: overall ? verdictOnBlind(overall) : 'unknown',
    rightIds: asked.flatMap(({ id, right }) => (isMostlyRight(right) ? [id] : [])),
  }
}

function verdictOnBlind({ interval, chance, majority }: Predictability): ShortcutVerdict {
  const lead = interval.low - Math.max(chance, majority)
  return lead >= fixFrom ? 'fix' : lead > 0 ? 'look' : 'fine'
}

function predictability(asked: readonly (Asked & Pick<BlindAnswer, 'right'>)[]): Predictability | null {
  if (asked.length === 0) return null
  const right = asked.reduce((sum, each) => sum + each.right, 0)
  return {
    items: asked.length,
    accuracy: right / asked.length,
    interval: wilsonInterval(right, asked.length),
    chance: chanceOf(asked),
    majority: majorityBaseline(asked).overall?.share ?? 0,
  }
}

/** How often somebody is right who picks any option; open questions count as never. */
const chanceOf = (items: readonly Pick<Asked, 'content'>[]): number =>
  items.length === 0
    ? 0
    : items.reduce(
        (sum, { content }) => sum + (isMultipleChoice(content) ? 1 / content.options.length : 0),
        0,
      ) / items.length
