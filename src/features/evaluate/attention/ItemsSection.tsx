import { SegmentedControl } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { AttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionColumn, AttentionReport } from '../../../domain/attentionReport.ts'
import { get } from '../../../domain/table.ts'
import { useAppActions, useEvaluation, useOpen } from '../../../state/useApp.ts'
import { useCommands, type Command } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { countText } from '../../../ui/quantity.ts'
import { answerKey, answerOf } from './answerNames.ts'
import page from './AttentionPage.module.css'
import { attentionRows, type RowWish } from './attentionRows.ts'
import type { ShownMeasure } from './attentionWords.ts'
import type { HeatLook } from './HeatMap.tsx'
import { ItemList } from './ItemList.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import styles from './ItemsSection.module.css'
import { MeasureSelect } from './MeasureSelect.tsx'
import { useAnswersWithMaps } from './useItemMaps.ts'

interface ItemsSectionProps {
  readonly projectId: string
  readonly report: AttentionReport
  readonly column: AttentionColumn
  readonly right: Float64Array
  readonly choices: AttentionChoices
  readonly measure: ShownMeasure
  readonly onMeasure: (measure: ShownMeasure) => void
  readonly wish: RowWish
  readonly onWish: (wish: RowWish) => void
  /** The item whose map is shown; null for the first of the list. */
  readonly itemId: string | null
  readonly navigate: (address: string) => void
}

const firstLook: HeatLook = { spread: 'linear', opacity: 0.6, region: true, tokens: true, counted: false }

/** The items of one contestant, and the map of one of them over its picture. */
export function ItemsSection(props: ItemsSectionProps) {
  const { projectId, report, column, right, choices, measure, onMeasure, wish, onWish, navigate } = props
  const rows = useMemo(
    () => attentionRows(report.itemIds, column, right, measure, wish),
    [report, column, right, measure, wish],
  )
  const itemId = props.itemId ?? rows[0]?.itemId ?? null
  const [look, setLook] = useState(firstLook)
  const place = rows.findIndex((row) => row.itemId === itemId)
  useGallery([itemId, rows[place + 1]?.itemId ?? null])
  const show = (id: string): void =>
    navigate(`/project/${projectId}/evaluate/attention/${encodeURIComponent(id)}`)
  const step = (by: 1 | -1): void => {
    const next = rows[place < 0 ? 0 : place + by]
    if (next) show(next.itemId)
  }
  useItemCommands(itemId, step, projectId, navigate)

  const section = useRef<HTMLElement>(null)
  const isLinked = useRef(props.itemId !== null)
  useEffect(() => {
    // Only whoever comes here for one item is brought to it at once.
    if (isLinked.current) section.current?.scrollIntoView()
  }, [])
  return (
    <section ref={section} className={page.panel} aria-labelledby="attention-items">
      <header className={page.head}>
        <h2 id="attention-items">Item by item</h2>
        <span className={page.soft}>
          {countText(rows.length, 'item')}
          {wish.range ? rangeText(wish.range) : ''}
          {place >= 0 ? `, this is number ${place + 1}` : ''}
        </span>
        {wish.range ? (
          <button type="button" className={page.clear} onClick={() => onWish({ ...wish, range: null })}>
            Show all
          </button>
        ) : null}
        <span className={page.space} />
        <span className={page.keys}>
          <Keycaps keys="ArrowLeft" /> <Keycaps keys="ArrowRight" /> next item
        </span>
      </header>
      <div className={page.choices}>
        <MeasureSelect measure={measure} onMeasure={onMeasure} />
        <div className={page.choice}>
          <span>Order</span>
          <SegmentedControl
            size="xs"
            aria-label="Order of items"
            value={wish.order}
            onChange={(order) => onWish({ ...wish, order })}
            data={[
              { value: 'given', label: 'As given' },
              { value: 'least', label: 'Least first' },
              { value: 'most', label: 'Most first' },
            ]}
          />
        </div>
        <div className={page.choice}>
          <span>Answers</span>
          <SegmentedControl
            size="xs"
            aria-label="Items by their answers"
            value={wish.answered}
            onChange={(answered) => onWish({ ...wish, answered })}
            data={[
              { value: 'all', label: 'All' },
              { value: 'right', label: 'Right' },
              { value: 'wrong', label: 'Wrong' },
              { value: 'unanswered', label: 'None' },
            ]}
          />
        </div>
      </div>
      <div className={styles.items}>
        <ItemList rows={rows} measure={measure} chosen={itemId} onChoose={show} />
        {itemId === null ? (
          <p className={page.soft}>No item is so. Choose other answers, or show all.</p>
        ) : (
          <OneItem
            key={itemId}
            projectId={projectId}
            itemId={itemId}
            column={column}
            choices={choices}
            look={look}
            onLook={setLook}
          />
        )}
      </div>
    </section>
  )
}

const percent = (share: number): number => Number((share * 100).toFixed(1))
const rangeText = ([from, to]: readonly [number, number]): string =>
  Number.isFinite(to) ? ` from ${percent(from)} to ${percent(to)} %` : ` from ${percent(from)} %`

interface OneItemProps extends Pick<ItemsSectionProps, 'projectId' | 'column' | 'choices'> {
  readonly itemId: string
  readonly look: HeatLook
  readonly onLook: (look: HeatLook) => void
}

function OneItem({ projectId, itemId, column, choices, look, onLook }: OneItemProps) {
  const item = useEvaluation((state) => state.items.get(itemId) ?? null)
  const read = useAnswersWithMaps(itemId)
  const [wished, setWished] = useState<string | null>(null)
  if (!item) return <p className={page.soft}>This item is not in the project any more.</p>
  const answers = read.kind === 'read' ? read.value : []
  const answer = answers.find((each) => answerKey(each) === wished) ?? answerOf(answers, column)
  return (
    <article className={styles.item} aria-label="Item">
      <p className={styles.asked} dir="auto">
        {(item.key?.question ?? item.given.question).slice(0, 600)}
      </p>
      <p className={page.soft}>
        Answer: <bdi>{(item.key?.answerText ?? item.given.answerText ?? '–').slice(0, 200)}</bdi> ·{' '}
        <a href={`#/project/${projectId}/evaluate/items/${encodeURIComponent(itemId)}`}>All answers</a>
      </p>
      {answer ? (
        <ItemPanel
          item={item}
          answers={answers}
          answer={answer}
          onAnswer={(chosen) => setWished(answerKey(chosen))}
          choices={choices}
          look={look}
          onLook={onLook}
        />
      ) : (
        <p className={page.soft}>
          {read.kind === 'failed'
            ? read.sentence
            : read.kind === 'reading'
              ? 'Reading the maps…'
              : 'No answer to this item came with a map of the global view.'}
        </p>
      )}
    </article>
  )
}

/** The picture in sight is decoded, and the next one after it. */
function useGallery(itemIds: readonly (string | null)[]): void {
  const app = useAppActions()
  const items = useOpen(({ dataset }) => dataset.items)
  const pictures = useOpen(({ dataset }) => dataset.pictures)
  const key = itemIds.join('\n')
  useEffect(() => {
    const wanted = key.split('\n').flatMap((id) => {
      const item = get(items, id)
      return (item && get(pictures, item.pictureId)) ?? []
    })
    app.session().gallery.want(wanted)
  }, [app, items, pictures, key])
}

const group = 'Attention'

function useItemCommands(
  itemId: string | null,
  step: (by: 1 | -1) => void,
  projectId: string,
  navigate: (address: string) => void,
): void {
  const app = useAppActions()
  const commands: readonly Command[] = [
    {
      id: 'attention.next',
      label: 'Next item',
      group,
      keys: ['ArrowRight', 'BracketRight', 'KeyJ'],
      repeats: true,
      run: () => step(1),
    },
    {
      id: 'attention.previous',
      label: 'Item before',
      group,
      keys: ['ArrowLeft', 'BracketLeft', 'KeyK'],
      repeats: true,
      run: () => step(-1),
    },
    {
      id: 'attention.answers',
      label: 'All answers to the item',
      group,
      keys: ['KeyA'],
      enabled: itemId !== null,
      run: () => navigate(`/project/${projectId}/evaluate/items/${encodeURIComponent(itemId ?? '')}`),
    },
    {
      id: 'attention.workbench',
      label: 'Open the item in the workbench',
      group,
      keys: ['KeyO'],
      enabled: itemId !== null,
      run: () => {
        if (itemId === null) return
        app.session().goTo(itemId)
        navigate(`/project/${projectId}`)
      },
    },
  ]
  useCommands(commands)
}
