import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Level } from '../../../canvas/level.ts'
import { Pane } from '../../../canvas/Pane.tsx'
import { measuredMap, type AttentionKind } from '../../../domain/attentionMap.ts'
import {
  measureAttention,
  targetOf,
  type AttentionChoices,
  type NotMeasured,
} from '../../../domain/attentionMeasures.ts'
import type { EvaluatedItem } from '../../../domain/evaluatedItem.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { ItemAnswer } from '../../../evaluation/evaluation.ts'
import { useHanging, useOpen, usePicture } from '../../../state/useApp.ts'
import { get } from '../../../domain/table.ts'
import { shortened } from '../../../ui/longText.ts'
import { saveFile } from '../../../ui/saveFile.ts'
import { columnName } from '../columnName.ts'
import styles from './ItemsSection.module.css'
import { answerKey, answerNames } from './answerNames.ts'
import { cellsShown } from './heatCells.ts'
import { HeatControls } from './HeatControls.tsx'
import { HeatMap, type HeatLook, type HeatScene } from './HeatMap.tsx'
import { ItemMeasures } from './ItemMeasures.tsx'
import { heatPng } from './saveHeat.ts'
import { useMap } from './useItemMaps.ts'

interface ItemPanelProps {
  readonly item: EvaluatedItem
  /** Answers with maps; at least one. */
  readonly answers: readonly ItemAnswer[]
  readonly answer: ItemAnswer
  readonly onAnswer: (answer: ItemAnswer) => void
  readonly choices: AttentionChoices
  readonly look: HeatLook
  readonly onLook: (look: HeatLook) => void
}

const noLevels: readonly Level[] = []

const leftSentences: Readonly<Record<NotMeasured, string>> = {
  view: 'This map is not of the global view, so it is not measured.',
  outside: 'This item is not part of the benchmark, so its map is not measured.',
  target: 'This item has neither a region nor a box, so there is nothing to measure its map against.',
  size: 'The picture was never found, so nobody knows where its region lies on the map.',
  empty: 'This map has no weight anywhere.',
}

/** What one model looked at when it answered one item. */
export function ItemPanel({ item, answers, answer, onAnswer, choices, look, onLook }: ItemPanelProps) {
  const pictureId = useOpen(({ dataset }) => get(dataset.items, item.given.id)?.pictureId ?? null)
  const picture = usePicture(pictureId)
  const hanging = useHanging(pictureId ?? '')
  const levels = hanging?.kind === 'ready' ? hanging.open.levels : noLevels
  const read = useMap(answer)
  const [wished, setWished] = useState<AttentionKind | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const attention = read.kind === 'read' ? read.value : null
  const kind = wished ?? choices.map.kind
  const shownChoices = useMemo(() => ({ ...choices, map: { ...choices.map, kind } }), [choices, kind])
  const scene = useMemo((): (HeatScene & { readonly isNearest: boolean }) | null => {
    if (!attention) return null
    const map = measuredMap(attention, shownChoices.map)
    // Of a picture of unknown size at least the map can be shown, cells as squares.
    const size = item.size ?? { width: map.columns * 32, height: map.rows * 32 }
    const target = item.size ? targetOf(item, shownChoices.target) : null
    return { map, size, target, ...cellsShown(target, size, map, shownChoices.policy) }
  }, [attention, item, shownChoices])
  const measured = useMemo(
    () => attention && measureAttention(attention, item, shownChoices),
    [attention, item, shownChoices],
  )
  const keys = answers.map(answerKey)
  const question = item.key?.question ?? item.given.question
  const name = columnName({ label: answer.label, crop: answer.crop })
  const save = (): void => {
    if (!scene) return
    setFailure(null)
    const caption = `${name.slice(0, 120)} · ${scene.map.kind} attention, ${scene.map.columns} × ${scene.map.rows} · ${question.slice(0, 160)}`
    heatPng(scene, look, levels, caption)
      .then((blob) =>
        saveFile(`attention-${item.given.id.replaceAll(/[^\w-]+/g, '_').slice(0, 60)}.png`, blob),
      )
      .catch((error: unknown) => setFailure(sentenceOf(error)))
  }
  return (
    <div className={styles.bench}>
      <div className={styles.well}>
        {scene ? (
          <Pane>
            {(pane) => (
              <HeatMap
                key={answerKey(answer)}
                scene={scene}
                look={look}
                levels={levels}
                pane={pane}
                label={`Where ${name.slice(0, 100)} looked on ${picture?.name.slice(0, 100) ?? 'the picture'}`}
              />
            )}
          </Pane>
        ) : (
          <p className={styles.message}>
            {read.kind === 'reading'
              ? 'Reading the map…'
              : read.kind === 'failed'
                ? read.sentence
                : 'This map could not be read; import the predictions again.'}
          </p>
        )}
        {hanging?.kind === 'failed' ? <p className={styles.message}>{hanging.sentence}</p> : null}
      </div>
      <aside className={styles.side}>
        <Select
          size="xs"
          label="Answer"
          data={answerNames(answers).map((label, place) => ({ value: keys[place] ?? '', label }))}
          value={answerKey(answer)}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = answers.find((each) => answerKey(each) === value)
            if (chosen) onAnswer(chosen)
          }}
        />
        {answer.prediction.text === null ? null : (
          <p className={styles.said} dir="auto">
            {shortened(answer.prediction.text.trim(), 240)}
          </p>
        )}
        <HeatControls
          look={look}
          onLook={onLook}
          map={scene?.map ?? null}
          kind={kind}
          hasGeneric={attention?.generic !== null && attention !== null}
          onKind={setWished}
        />
        {measured?.kind === 'measured' && scene ? (
          <ItemMeasures
            measures={measured.measures}
            map={scene.map}
            tokens={scene.tokens.length}
            isNearest={scene.isNearest}
          />
        ) : null}
        {measured?.kind === 'left' ? <p className={styles.note}>{leftSentences[measured.because]}</p> : null}
        <Button size="xs" variant="default" disabled={!scene} onClick={save}>
          Save as PNG
        </Button>
        {failure === null ? null : (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
      </aside>
    </div>
  )
}
