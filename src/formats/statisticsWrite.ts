import { inOrder } from './held.ts'
import type { OutputFile } from './format.ts'
import { measure, statisticsRecord, type Measured } from './statisticsRecord.ts'
import { agreementTable, timeTable } from './statisticsTables.ts'
import type { Target } from './target.ts'
import { textBytes } from './textBytes.ts'

/** How far annotators agree, how often people are right, and how long it took. */
export const statisticsFiles: Target = {
  id: 'statistics',
  label: 'Agreement and times',
  detail:
    'statistics.json, agreement.csv and time.csv: agreement with intervals, accuracy of people, seconds.',
  group: 'records',
  side: 'both',
  loses: ['pictures', 'judgements', 'provenance'],
  plan({ project, candidates }, { modifiedAt }) {
    return {
      total: candidates.filter(({ judgements }) => judgements.length > 0).length,
      files: 3,
      held: [],
      warnings: [],
      losses: [],
      async *write() {
        let found: Measured | null = null
        const measured = (): Measured => (found ??= measure(project, inOrder(candidates)))
        yield await Promise.resolve(
          fileOf('statistics.json', modifiedAt, () => [
            `${JSON.stringify(statisticsRecord(project, measured(), modifiedAt), null, 2)}\n`,
          ]),
        )
        yield fileOf('agreement.csv', modifiedAt, () => agreementTable(measured()))
        yield fileOf('time.csv', modifiedAt, () => timeTable(project, measured()))
      },
    }
  },
}

const fileOf = (path: string, modifiedAt: number, text: () => Iterable<string>): OutputFile => ({
  path,
  modifiedAt,
  content: () => textBytes(text()),
})
