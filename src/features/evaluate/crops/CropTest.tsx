import { Button, Loader, Popover } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { cropTest, missedTest, type CropTestResult } from '../../../domain/cropTest.ts'
import { usedCategories } from '../../../domain/evaluatedItems.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useOpen } from '../../../state/useApp.ts'
import { numberText } from '../../../ui/quantity.ts'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'
import { useSliced } from '../charts/useSliced.ts'
import styles from './Crops.module.css'
import { CropTestWriter } from './CropTestWriter.tsx'
import {
  testedText,
  cropTestCsv,
  cropTestLatex,
  cropTestMarkdown,
  cropTestRows,
  differenceText,
  intervalText,
  missedSentence,
  oneDigit,
  patternSentence,
  settingNames,
  verdictRule,
  verdictSentence,
} from './cropTestWords.ts'
import type { CropUseChoice } from './cropUseChoice.ts'
import { overlapsOf } from './cropUseFigures.ts'
import { FigureTable } from './FigureTable.tsx'
import { useCropUse } from './useCropUse.ts'

interface CropTestProps {
  /** By which of several boxes and which gate a model’s own crop is said to miss. */
  readonly choice: CropUseChoice
  readonly projectId: string
  readonly scored: Scored
}

/** Whether answers depend on what a crop shows: the model’s own, the true one, or noise (001 §3). */
export function CropTest({ projectId, scored, choice }: CropTestProps) {
  const begin = useCallback(() => cropTest(scored), [scored])
  const results = useSliced(begin)
  return (
    <div className={styles.body}>
      <p className={styles.lead}>
        A model that looks at its crops does better when the true region is put in their place, and much worse
        with noise. One that answers from the whole picture does as well with either (LFPC §3).
      </p>
      {results === null ? (
        <Loader size="sm" color="gray" aria-label="Working out the crop test" />
      ) : results.length > 0 ? (
        <Results results={results} scored={scored} choice={choice} />
      ) : (
        <p className={styles.lead}>
          There are no outputs of the test yet. Make the three input sets below, let the model answer them,
          and import what it wrote on <a href={`#/project/${projectId}/evaluate/predictions`}>Predictions</a>;
          a run can also be marked there by hand.
        </p>
      )}
      <CropTestWriter scored={scored} />
    </div>
  )
}

const save = (name: string, type: string, text: string): void =>
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }))

interface ResultsProps extends Pick<CropTestProps, 'scored' | 'choice'> {
  readonly results: readonly CropTestResult[]
}

function Results({ results, scored, choice }: ResultsProps) {
  const { value: columns } = useCropUse(scored, choice)
  const { gate } = choice.reward
  const missed = useMemo(
    () =>
      new Map(
        results.map(({ label }) => [
          label,
          missedTest(label, scored, overlapsOf(columns ?? [], label), gate),
        ]),
      ),
    [results, scored, columns, gate],
  )
  const known = useOpen(({ dataset }) => dataset.project.categories)
  const categories = useMemo(
    () =>
      usedCategories(
        new Set(results.flatMap((result) => result.categories.map(({ category }) => category))),
        known.map(({ id }) => id),
      ),
    [results, known],
  )
  const names = categories.map((id) =>
    id === null ? 'No category' : (known.find((each) => each.id === id)?.name ?? id),
  )
  const written = { results, categories, names }
  return (
    <>
      <section className={styles.panel} aria-label="What the crop test says">
        <div className={styles.panelHead}>
          <h2>What it says</h2>
          <Popover width={360} position="bottom-end" withinPortal>
            <Popover.Target>
              <Button size="xs" variant="subtle" color="gray">
                The rule
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <p className={styles.note}>{verdictRule}</p>
            </Popover.Dropdown>
          </Popover>
          <Button
            size="xs"
            variant="default"
            onClick={() => save('crop-test.md', 'text/markdown', cropTestMarkdown(written))}
          >
            Save as Markdown
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => save('crop-test.tex', 'application/x-tex', cropTestLatex(written))}
          >
            Save as LaTeX
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => saveFile('crop-test.csv', csvBlob([cropTestCsv(written)]))}
          >
            Save as CSV
          </Button>
        </div>
        <dl className={styles.verdicts}>
          {results.map((result) => (
            <div key={result.label}>
              <dt dir="auto">{result.label}</dt>
              <dd>
                {verdictSentence(result)} {patternSentence(result)}{' '}
                {missedSentence(missed.get(result.label) ?? null, gate)}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <FigureTable
        name="Crop test"
        columns={[
          'Model and what it was shown',
          'Items',
          ...names,
          'Overall',
          'Δ to predicted',
          '95 % interval',
          'p',
        ]}
      >
        {results.map((result) => (
          <tbody key={result.label} data-group>
            <tr>
              <th scope="rowgroup" colSpan={names.length + 6} dir="auto">
                {result.label}
              </th>
            </tr>
            {cropTestRows(result, categories).map((row) => (
              <tr key={row.setting}>
                <th scope="row">{settingNames[row.setting]}</th>
                <td>{numberText(row.items)}</td>
                {row.cells.map((value, at) => (
                  <td key={names[at] ?? 'Overall'} data-strong={at === names.length}>
                    {oneDigit(value)}
                  </td>
                ))}
                <td>{differenceText(row.difference)}</td>
                <td>{intervalText(row.difference)}</td>
                <td>{testedText(row.difference)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </FigureTable>
      <p className={styles.note}>
        Accuracy in percent, on the items that were answered in every setting that is there. Differences in
        percentage points with 95 % intervals by the percentile bootstrap over items; p by McNemar’s test,
        two-sided.
      </p>
    </>
  )
}
