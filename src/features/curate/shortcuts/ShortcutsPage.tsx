import { Loader, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { verdictOnMajority } from '../../../domain/majorityBaseline.ts'
import { selectionWords } from '../../../domain/selectionSentences.ts'
import { useOpen } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import { Chart } from '../../../charts/Chart.tsx'
import { shareText } from '../../../charts/chartText.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { tableAddress } from '../tableAddress.ts'
import { useSelected } from '../useChosen.ts'
import { useFacts } from '../useFacts.ts'
import { BlindCheck } from './BlindCheck.tsx'
import { Check } from './Check.tsx'
import { letterChart, lengthChart, majorityChart } from './shortcutCharts.ts'
import { scopeConditions, type Scope } from './shortcutScope.ts'
import styles from './ShortcutsPage.module.css'
import { leakText, lengthText, letterText, majorityText } from './shortcutWords.ts'
import { useShortcuts } from './useShortcuts.ts'

/** Whether a model, or a test-taker, could do well without looking at the pictures. */
export function ShortcutsPage({ projectId, navigate }: PageProps) {
  const project = useOpen(({ dataset }) => dataset.project)
  const { facts } = useFacts()
  const { chosen } = useSelected()
  const taken = chosen?.taken ?? null
  const [wished, setScope] = useState<Scope | null>(null)
  const scope = wished ?? (taken ? 'selected' : facts?.some(isAccepted) ? 'accepted' : 'all')
  const items = useMemo(
    () => facts && facts.filter((each) => isIn(each, scope, taken)),
    [facts, scope, taken],
  )
  const figures = useShortcuts(items)
  const { categoryName } = useMemo(() => selectionWords(project, []), [project])
  const texts = useMemo(
    () => new Map((items ?? []).map(({ item, content }) => [item.id, content.question])),
    [items],
  )
  const toTable = (field: 'letter' | 'category', value: string): void =>
    navigate(
      tableAddress(projectId, [
        ...scopeConditions(scope),
        { kind: 'names', field, values: [value], not: false },
      ]),
    )
  const shared = { projectId, texts, navigate }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1>Shortcuts</h1>
          <p role="status">{figures ? countText(figures.items, 'item') : 'Counting…'}</p>
        </div>
        <SegmentedControl
          size="xs"
          aria-label="Which items"
          value={scope}
          onChange={setScope}
          data={[
            { value: 'all', label: 'All items' },
            { value: 'accepted', label: 'Accepted' },
            { value: 'selected', label: 'Selected', disabled: taken === null },
          ]}
        />
      </header>
      <p className={styles.lead}>
        Ways to answer without looking at the picture. A benchmark that lets them through measures something
        else than seeing.
      </p>
      {!figures ? <Loader size="sm" color="gray" aria-label="Counting" /> : null}
      {figures?.items === 0 ? (
        <p className={styles.lead}>
          {scope === 'all'
            ? 'There are no items yet. Bring some in with Import (in the menu of the project, or Ctrl+I).'
            : `No items are ${scope} yet. Accept some, or look at all items.`}
        </p>
      ) : null}
      {figures && figures.items > 0 && items ? (
        <>
          <BlindCheck figures={figures.blind} items={items} nameOf={categoryName} {...shared} />
          <Check
            name="Balance of letters"
            verdict={figures.letters.verdict}
            sentence={letterText(figures.letters)}
          >
            {figures.letters.items > 0 ? (
              <Chart
                spec={letterChart(figures.letters)}
                onPick={(row) => toTable('letter', figures.letters.letters[row]?.letter ?? '')}
              />
            ) : null}
          </Check>
          <Check
            name="Length of options"
            verdict={worse(figures.lengths.longest.verdict, figures.lengths.shortest.verdict)}
            sentence={lengthText(figures.lengths)}
            behind={
              figures.lengths.longest.verdict === 'fine'
                ? null
                : { ...shared, label: 'The right option is the longest', ids: figures.lengths.longest.ids }
            }
          >
            {figures.lengths.longest.items > 0 ? <Chart spec={lengthChart(figures.lengths)} /> : null}
          </Check>
          <Check
            name="Answer in the question"
            verdict={figures.leaks.verdict}
            sentence={leakText(figures.leaks)}
            behind={{
              ...shared,
              label: 'The answer stands in the question',
              ids: figures.leaks.leaks.map(({ id }) => id),
              notes: new Map(figures.leaks.leaks.map(({ id, found }) => [id, `“${found}”`])),
            }}
          />
          <Check
            name="Most frequent answer"
            verdict={verdictOnMajority(figures.majority)}
            sentence={majorityText(figures.majority, categoryName)}
          >
            <Chart
              spec={majorityChart(figures.majority, categoryName)}
              finding={`Over all ${shareText(figures.majority.overall?.share ?? 0)} are right so.`}
              onPick={(row) => {
                const line = figures.majority.categories[row - 1]
                if (line) toTable('category', line.category ?? '')
              }}
            />
          </Check>
        </>
      ) : null}
    </div>
  )
}

const isAccepted = ({ resolution }: ItemFacts): boolean =>
  typeof resolution !== 'string' && resolution.outcome === 'accept'

const isIn = (facts: ItemFacts, scope: Scope, taken: ReadonlySet<string> | null): boolean =>
  scope === 'all' || (scope === 'accepted' ? isAccepted(facts) : (taken?.has(facts.item.id) ?? false))

const weights = ['unknown', 'fine', 'look', 'fix'] as const
const worse = <T extends (typeof weights)[number]>(a: T, b: T): T =>
  weights.indexOf(a) >= weights.indexOf(b) ? a : b
