import { binomial, seededRandom } from './binomial.ts'
import { indexOfLetter, letterAt, type Content } from './item.ts'
import { verdictOnLead, type Asked, type ShortcutVerdict } from './shortcuts.ts'
import { chiSquareTail } from './shortcutStatistics.ts'

export interface LetterCount {
  readonly letter: string
  readonly count: number
  /** As many as there would be if every option were right equally often. */
  readonly expected: number
}

export interface LetterBalance {
  /** Multiple-choice questions with a right option. */
  readonly items: number
  readonly letters: readonly LetterCount[]
  readonly chiSquare: number
  readonly freedom: number
  /** Null where there is nothing to compare. */
  readonly p: number | null
  /** How the p-value was found: from the chi-square distribution, or by drawing where few are expected. */
  readonly by: 'distribution' | 'drawing'
  /** The letter that is right most often beyond what is expected, and by what share of its items. */
  readonly most: { readonly letter: string; readonly lead: number } | null
  readonly verdict: ShortcutVerdict
}

/** Expected counts below this are too small for the distribution (Cochran 1954, Biometrics 10). */
const fewestExpected = 5
const draws = 2000

/**
 * Whether the right letters are as even as luck would have them: Pearson’s chi-square (1900, Phil. Mag. 50) of the
 * letters against 1 ÷ options, summed over the questions with two options, with three, and so on. Where fewer than 5 of a
 * letter are expected, the p-value is the share of 2,000 seeded draws that come out at least as uneven (Hope 1968,
 * J. R. Stat. Soc. B 30). The verdict is on always giving the letter that leads most.
 */
export function letterBalance(items: readonly Asked[], seed = 1): LetterBalance {
  const strata = strataOf(items)
  const counted = [...strata.values()].reduce((sum, counts) => sum + total(counts), 0)
  const chiSquare = chiSquareOf(strata)
  const freedom = [...strata.keys()].reduce((sum, options) => sum + options - 1, 0)
  const isSmall = [...strata].some(([options, counts]) => total(counts) / options < fewestExpected)
  const p =
    counted === 0 ? null : isSmall ? drawnTail(strata, chiSquare, seed) : chiSquareTail(chiSquare, freedom)
  const letters = lettersOf(strata)
  const most = mostOf(letters, strata)
  return {
    items: counted,
    letters,
    chiSquare,
    freedom,
    p,
    by: isSmall ? 'drawing' : 'distribution',
    most,
    verdict: p === null || !most ? 'unknown' : verdictOnLead(most.lead, p),
  }
}

/** By number of options how often each place is right. */
type Strata = ReadonlyMap<number, readonly number[]>

function strataOf(items: readonly { readonly content: Content }[]): Strata {
  const strata = new Map<number, number[]>()
  for (const { content } of items) {
    const { length } = content.options
    const right = indexOfLetter(content.answerLetter)
    if (length < 2 || length > 26 || right < 0 || right >= length) continue
    const counts = strata.get(length) ?? Array.from({ length }, () => 0)
    counts[right] = (counts[right] ?? 0) + 1
    strata.set(length, counts)
  }
  return new Map([...strata].toSorted(([a], [b]) => a - b))
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

function chiSquareOf(strata: Strata): number {
  let sum = 0
  for (const [options, counts] of strata) {
    const expected = total(counts) / options
    for (const count of counts) sum += (count - expected) ** 2 / expected
  }
  return sum
}

function drawnTail(strata: Strata, found: number, seed: number): number {
  const random = seededRandom(seed)
  let uneven = 0
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = new Map<number, number[]>()
    for (const [options, counts] of strata) {
      let left = total(counts)
      drawn.set(
        options,
        counts.map((_, at) => {
          const taken = binomial(left, 1 / (options - at), random)
          left -= taken
          return taken
        }),
      )
    }
    // What is as uneven but for rounding counts as well.
    if (chiSquareOf(drawn) >= found - 1e-9) uneven += 1
  }
  return (uneven + 1) / (draws + 1)
}

function lettersOf(strata: Strata): readonly LetterCount[] {
  const most = Math.max(0, ...strata.keys())
  return Array.from({ length: most }, (_, at) => {
    let [count, expected] = [0, 0]
    for (const [options, counts] of strata) {
      if (at >= options) continue
      count += counts[at] ?? 0
      expected += total(counts) / options
    }
    return { letter: letterAt(at), count, expected }
  })
}

function mostOf(letters: readonly LetterCount[], strata: Strata): LetterBalance['most'] {
  const leads = letters.map(({ letter, count, expected }, at) => {
    const among = [...strata].reduce((sum, [options, counts]) => sum + (at < options ? total(counts) : 0), 0)
    return { letter, lead: (count - expected) / among }
  })
  return leads.toSorted((a, b) => b.lead - a.lead || (a.letter < b.letter ? -1 : 1))[0] ?? null
}
