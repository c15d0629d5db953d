import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { judgementOf } from '../../../domain/dataset.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { maySeePreviews } from '../../../domain/previewOutcome.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions, useHow, useModels, useOpen, usePreviews } from '../../../state/useApp.ts'
import { runCommand } from '../../../ui/commands.ts'
import { countText } from '../../../ui/quantity.ts'
import { Chart } from '../../../charts/Chart.tsx'
import type { BehindProps } from './Behind.tsx'
import { Check } from './Check.tsx'
import { blindChart } from './shortcutCharts.ts'
import styles from './ShortcutsPage.module.css'
import { blindText } from './shortcutWords.ts'
import type { ShortcutFigures } from './useShortcuts.ts'

interface BlindCheckProps extends Pick<BehindProps, 'projectId' | 'navigate' | 'texts'> {
  readonly figures: ShortcutFigures['blind']
  readonly items: readonly ItemFacts[]
  readonly nameOf: (category: string | null) => string
}

/** Whether models that see the question alone are right more often than they could be by luck or habit. */
export function BlindCheck({ figures, items, nameOf, ...shared }: BlindCheckProps) {
  const entries = useModels((state) => state.entries)
  const visible = useVisible()
  const names = useMemo(() => new Map(entries.map(({ spec }) => [spec.id, spec.name])), [entries])
  if (figures.length === 0) {
    return (
      <Check
        name="Right without the picture"
        verdict="unknown"
        sentence="Not known: no model was asked without the picture."
      >
        <AskBlind items={items} />
      </Check>
    )
  }
  return figures.map((each) => {
    const own = names.get(each.modelId) ?? each.modelId
    const name = each.isImported ? `${each.modelId.slice(0, 120)} (imported)` : own
    const key = `${each.isImported} ${each.modelId}`
    if (each.isMute) {
      return (
        <Check
          key={key}
          name={`Right without the picture: ${name}`}
          verdict="unknown"
          sentence={`Not known: ${name} was asked, but it cannot say anything without a picture. Choose another model.`}
        >
          <div className={styles.ask}>
            <Button size="xs" variant="default" onClick={() => runCommand('models.open')}>
              Choose a model
            </Button>
          </div>
          <AskBlind items={items} />
        </Check>
      )
    }
    const ids = each.rightIds.filter(visible)
    const hidden = each.rightIds.length - ids.length
    return (
      <Check
        key={key}
        name={`Right without the picture: ${name}`}
        verdict={each.verdict}
        sentence={`${blindText(each)}${hidden > 0 ? ` ${countText(hidden, 'item')} it was right about are not listed until you have decided about them.` : ''}`}
        behind={{ ...shared, label: 'Right without the picture', ids }}
      >
        <Chart spec={blindChart(name, each, nameOf)} />
        {(each.overall?.items ?? 0) < items.length ? <AskBlind items={items} /> : null}
      </Check>
    )
  })
}

/** Whether the annotator may see what models say about an item (blindness). */
function useVisible(): (itemId: string) => boolean {
  const dataset = useOpen((open) => open.dataset)
  const annotatorId = useApp((state) => annotatorOf(state).id)
  return (itemId) => maySeePreviews(dataset.project, judgementOf(dataset, itemId, annotatorId))
}

/** Asks the chosen model about all these items without their pictures, in the background. */
function AskBlind({ items }: { readonly items: readonly ItemFacts[] }) {
  const app = useAppActions()
  const how = useHow()
  const run = usePreviews((state) => state.run)
  const name = useModels(
    ({ entries, chosenId }) => entries.find(({ spec }) => spec.id === chosenId)?.spec.name,
  )
  const isBusy = run !== null && run.phase !== 'done'
  if (!how) {
    return (
      <div className={styles.ask}>
        <Button size="xs" variant="default" onClick={() => runCommand('models.open')}>
          Choose a model
        </Button>
        <span>Then it can be asked about the questions alone.</span>
      </div>
    )
  }
  return (
    <div className={styles.ask}>
      <Button
        size="xs"
        variant="default"
        disabled={isBusy || items.length === 0}
        onClick={() =>
          app
            .session()
            .previews.start({ ...how, views: ['blind'], itemIds: items.map(({ item }) => item.id) })
        }
      >
        Ask {name ?? 'the model'} without the pictures
      </Button>
      <span>
        {isBusy
          ? 'A model is being asked about many items already; how far it is stands at the top of the page.'
          : `${countText(items.length, 'item')}, in the background; what is known already is not asked again.`}
      </span>
    </div>
  )
}
