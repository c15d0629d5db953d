import { numberText } from '../../ui/quantity.ts'
import { onOneLine } from '../problemText.ts'
import { decisionWords, type Statistics, type Times } from './countAll.ts'

/** The numbers as a person reads them. */
export function statisticsText(of: Statistics): string {
  const { spread, known, threshold, above } = of.areaRatios
  const lines = [
    ...rows('Items', [
      ['all', of.items],
      ['multiple choice', of.kinds.multipleChoice],
      ['open', of.kinds.open],
    ]),
    ...rows('Pictures', [
      ['known', of.pictures.known],
      ['missing', of.pictures.missing],
    ]),
    ...rows(
      'Categories',
      of.categories.map(({ name, items }) => [name, items]),
    ),
    ...rows('Outcomes', Object.entries(of.outcomes)),
    ...(spread === null
      ? []
      : [
          `Share of the picture that the region covers (${numberText(known)} items)`,
          `  least ${percent(spread.least)}, quartiles ${percent(spread.lowerQuartile)} – ${percent(spread.median)} – ${percent(spread.upperQuartile)}, most ${percent(spread.most)}`,
          `  above ${percent(threshold)}: ${numberText(above)}`,
          '',
        ]),
    ...(of.annotators.length === 0
      ? []
      : [
          ...rows(
            'Judgements',
            decisionWords.map((word) => [word, of.decisions[word]]),
          ),
          'Annotators',
          ...of.annotators.map(
            ({ id, name, judgements, decisions, seconds }) =>
              `  ${onOneLine(name ?? id)}: ${numberText(judgements)} (${decisionWords
                .filter((word) => decisions[word] > 0)
                .map((word) => `${word} ${numberText(decisions[word])}`)
                .join(', ')}), ${timesText(seconds)}`,
          ),
          `  All: ${timesText(of.seconds)}`,
          '',
        ]),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`

const timesText = ({ active, idle, medianActive }: Times): string =>
  `${numberText(Math.round(active))} s active, ${numberText(Math.round(idle))} s idle${medianActive === null ? '' : `, ${Number(medianActive.toFixed(1))} s a decision`}`

/** A heading and a line for each count that is not zero; the first is always there. */
function rows(heading: string, counts: readonly (readonly [string, number])[]): readonly string[] {
  const shown = counts.filter(([, count], place) => place === 0 || count > 0)
  if (shown.length === 0) return []
  const widest = shown.reduce((most, [name]) => Math.max(most, name.length), 0)
  return [
    heading,
    ...shown.map(([name, count]) => `  ${onOneLine(name).padEnd(widest)}  ${numberText(count)}`),
    '',
  ]
}
