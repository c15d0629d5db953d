import { indexOfLetter } from './item.ts'
import { remembered, verdictOnLead, type Asked, type ShortcutVerdict } from './shortcuts.ts'
import { chanceOfAtLeast, type Tries } from './shortcutStatistics.ts'

/** How often the longest, or the shortest, option is the right one. */
export interface LengthBias {
  /** Questions in which one option alone is the longest (or shortest). */
  readonly items: number
  /** Questions left out because several options share that length. */
  readonly tied: number
  readonly right: number
  /** Mean of 1 ÷ options over those items: as often as luck would have it. */
  readonly chance: number
  /** Probability that luck does as well, by `chanceOfAtLeast`. */
  readonly p: number
  readonly verdict: ShortcutVerdict
  readonly ids: readonly string[]
}

export interface OptionLengths {
  readonly longest: LengthBias
  readonly shortest: LengthBias
}

/**
 * Whether the length of an option gives it away: writers of multiple-choice questions tend to make the right option the
 * longest (Haladyna, Downing & Rodriguez 2002, Appl. Meas. Educ. 15, guideline 24). Lengths are in characters, blanks
 * at the ends left out; a question counts where one option alone is longest, since of several nobody could pick.
 */
export function optionLengths(items: readonly Asked[]): OptionLengths {
  return {
    longest: biasTo(items, (lengths) => lengths.reduce((a, b) => Math.max(a, b), 0)),
    shortest: biasTo(items, (lengths) => lengths.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)),
  }
}

function biasTo(items: readonly Asked[], extreme: (lengths: readonly number[]) => number): LengthBias {
  const tries = new Map<number, number>()
  const ids: string[] = []
  let [counted, tied] = [0, 0]
  for (const { id, content } of items) {
    const right = indexOfLetter(content.answerLetter)
    if (content.options.length < 2 || right < 0 || right >= content.options.length) continue
    const lengths = lengthsOf(content)
    const length = extreme(lengths)
    if (lengths.filter((each) => each === length).length > 1) {
      tied += 1
      continue
    }
    counted += 1
    tries.set(lengths.length, (tries.get(lengths.length) ?? 0) + 1)
    if (lengths[right] === length) ids.push(id)
  }
  const luck: readonly Tries[] = [...tries].map(([options, count]) => ({ count, chance: 1 / options }))
  const chance = counted === 0 ? 0 : luck.reduce((sum, each) => sum + each.count * each.chance, 0) / counted
  const p = chanceOfAtLeast(ids.length, luck)
  return {
    items: counted,
    tied,
    right: ids.length,
    chance,
    p,
    verdict: counted === 0 ? 'unknown' : verdictOnLead(ids.length / counted - chance, p),
    ids,
  }
}

const lengthsOf = remembered(({ options }): readonly number[] =>
  options.map((option) => Array.from(option.trim()).length),
)
