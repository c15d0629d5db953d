import type { AdjustedComparison } from '../../../domain/resultMarks.ts'
import { significant } from '../../../domain/resultMarks.ts'
import { signedText } from '../../../domain/figureText.ts'
import type { HumanScores } from '../../../domain/humanScores.ts'
import { countText } from '../../../ui/quantity.ts'

/** A gap says which way it goes; figures of tables for print stay as they are there. */
export const gapText = (value: number | null): string => (value === null ? '–' : signedText(value, 2))

export const testName = ({ by, chiSquare }: AdjustedComparison): string =>
  by === null
    ? 'never differ'
    : by === 'exact'
      ? 'exact binomial'
      : `χ² = ${chiSquare === null ? '–' : chiSquare.toFixed(2)}`

export const peopleLabel = ({ answers }: Pick<HumanScores, 'answers'>): string =>
  `People (${countText(answers, 'answer')})`

interface Shown {
  readonly ranked: boolean
  readonly intervals: boolean
  readonly baseline: string | null
  readonly people: Pick<HumanScores, 'answers' | 'people'> | null
  readonly profile: 'upstream' | 'strict'
}

/** What a reader of the saved table must know. */
export function tableNotes({ ranked, intervals, baseline, people, profile }: Shown): readonly string[] {
  return [
    `Accuracy in %, ${profile === 'upstream' ? 'by the rules of the released scripts' : 'by the strict rules'}; averages weigh by the number of items. Zooming gap (ZoomBench, §5.1): regional minus global, over items answered in both views.`,
    ...(ranked
      ? [
          'Of averages the best is bold and the second underlined, of gaps the smallest; among models that answered at least nine tenths of what the fullest did.',
        ]
      : []),
    ...(intervals ? ['Ranges: 95 % intervals of the percentile bootstrap over items (Efron 1979).'] : []),
    ...(baseline === null
      ? []
      : [
          `* differs from ${baseline}, p ≤ ${significant} by McNemar’s test, adjusted by Holm for each view.`,
        ]),
    ...(people
      ? [
          `People: ${countText(people.answers, 'answer')} of ${countText(people.people, 'person', 'people')}, given before the right one was shown; accepted items only.`,
        ]
      : []),
  ]
}
