import { Select } from '@mantine/core'
import { useId, useState } from 'react'
import { codeCutoffs, paperCutoffs, type Cutoffs } from '../../domain/consensus.ts'
import { defaultPreviewPolicy, type PreviewPolicy } from '../../domain/project.ts'
import { sameRecord } from '../../domain/same.ts'
import { useOpen } from '../../state/useApp.ts'
import { parseAmount, percentText, shareOf } from './amount.ts'
import { ChoiceCards, type Choice } from './ChoiceCards.tsx'
import { DraftField } from './DraftField.tsx'
import own from './PreviewSection.module.css'
import {
  parseCount,
  scheduleText,
  setConsensus,
  setCutoffs,
  setDifficulty,
  setPreviewsShown,
  setSchedule,
} from './previewEdits.ts'
import styles from './sections.module.css'
import { useEditProject } from './useEditProject.ts'

const moments: readonly Choice<PreviewPolicy['shown']>[] = [
  {
    value: 'after-deciding',
    name: 'Once they have decided',
    sentences: [
      'An annotator’s own word comes first: answers, marks and lists stay hidden until an item is accepted, rejected or flagged.',
    ],
  },
  {
    value: 'always',
    name: 'Always',
    sentences: ['Whoever decides can see what a model says. What was in sight is kept with each judgement.'],
  },
]

/** How models are let in: what annotators see of them, how far resolutions go down, and what counts as enough. */
export function PreviewSection() {
  const edit = useEditProject()
  const shown = useOpen(({ dataset }) => dataset.project.previews.shown)
  return (
    <>
      <p className={styles.lead}>
        A preview is what a model answers from the whole picture and from the region. It is never part of the
        dataset.
      </p>
      <section className={own.part} aria-label="Who sees previews">
        <h3 className={styles.groupName}>When annotators see what a model says</h3>
        <ChoiceCards
          label="When annotators see what a model says"
          choices={moments}
          value={shown}
          onPick={(picked) => void edit('Change who sees previews', (it) => setPreviewsShown(it, picked))}
        />
      </section>
      <section className={own.part} aria-label="Resolutions">
        <h3 className={styles.groupName}>Resolution selection</h3>
        <Schedule />
      </section>
      <section className={own.part} aria-label="Cut-offs">
        <h3 className={styles.groupName}>Cut-offs for several answers</h3>
        <CutoffFields />
      </section>
    </>
  )
}

function Schedule() {
  const edit = useEditProject()
  const id = useId()
  const schedule = useOpen(({ dataset }) => dataset.project.previews.schedule)
  const usual = scheduleText(defaultPreviewPolicy.schedule)
  const set = (text: string) => edit('Change the resolutions', (it) => setSchedule(it, text))
  return (
    <div>
      <label className={styles.thresholdName} htmlFor={id}>
        Longest sides to go down
      </label>
      <p className={styles.thresholdText}>
        A model is asked at full resolution, then of ever smaller pictures, until its answer changes. That
        side is kept. Sides that are not smaller than the picture are passed over.
      </p>
      <DraftField
        id={id}
        className={own.schedule ?? ''}
        inputMode="numeric"
        value={scheduleText(schedule)}
        rightSection={<span className={styles.unit}>px</span>}
        onCommit={set}
      />
      {scheduleText(schedule) === usual ? null : (
        <button type="button" className={styles.back} onClick={() => void set(usual)}>
          Back to {usual} px
        </button>
      )}
    </div>
  )
}

const presets: readonly { readonly name: string; readonly cutoffs: Cutoffs }[] = [
  { name: 'As in the released code', cutoffs: codeCutoffs },
  { name: 'As in the paper', cutoffs: paperCutoffs },
]

function CutoffFields() {
  const edit = useEditProject()
  const cutoffs = useOpen(({ dataset }) => dataset.project.previews.cutoffs)
  const { consensus, difficulty } = cutoffs
  const label = 'Change a cut-off'
  const agree = (change: Partial<Cutoffs['consensus']>) =>
    edit(label, (it) => setConsensus(it, { ...consensus, ...change }))
  const tooEasy = (change: Partial<Cutoffs['difficulty']>) =>
    edit(label, (it) => setDifficulty(it, { ...difficulty, ...change }))
  return (
    <>
      <div className={own.cutoffs}>
        <CutoffRow
          name="Agreement"
          sentence="Share of a view’s answers that must be the same for the model to be sure. The released code takes 75 % or more, the paper asks for more than that."
          strict={consensus.strict}
          onStrict={(strict) => agree({ strict })}
          value={percentText(consensus.share)}
          unit="%"
          onCommit={(text) => agree({ share: shareOf(parseAmount(text)) })}
        />
        <CutoffRow
          name="Too easy"
          sentence="Right answers from the whole picture that make an item too easy. The released code takes 2 of 4 or more, the paper more than 2 of 4."
          strict={difficulty.strict}
          onStrict={(strict) => tooEasy({ strict })}
          value={`${difficulty.right} of ${difficulty.of}`}
          unit=""
          onCommit={(text) => tooEasy(parseCount(text))}
        />
      </div>
      <div className={own.presets}>
        {presets.map((preset) => (
          <button
            key={preset.name}
            type="button"
            className={styles.back}
            aria-pressed={sameRecord(preset.cutoffs, cutoffs)}
            onClick={() => void edit('Change the cut-offs', (it) => setCutoffs(it, preset.cutoffs))}
          >
            {preset.name}
          </button>
        ))}
      </div>
    </>
  )
}

const bounds = [
  { value: 'from', label: 'At least' },
  { value: 'over', label: 'More than' },
]

function CutoffRow(props: {
  readonly name: string
  readonly sentence: string
  readonly strict: boolean
  readonly onStrict: (strict: boolean) => string | null
  readonly value: string
  readonly unit: string
  readonly onCommit: (text: string) => string | null
}) {
  const { name, sentence, strict, onStrict, value, unit, onCommit } = props
  const id = useId()
  const [refusal, setRefusal] = useState<string | null>(null)
  return (
    <div className={styles.threshold}>
      <div>
        <label className={styles.thresholdName} htmlFor={id}>
          {name}
        </label>
        <p className={styles.thresholdText}>{sentence}</p>
      </div>
      <div className={own.bound}>
        <Select
          aria-label={`${name}: bound`}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={bounds}
          value={strict ? 'over' : 'from'}
          error={refusal}
          errorProps={{ fz: 12 }}
          onChange={(picked) => setRefusal(onStrict(picked === 'over'))}
        />
        <DraftField
          id={id}
          value={value}
          rightSection={<span className={styles.unit}>{unit}</span>}
          onCommit={(text) => {
            setRefusal(null)
            return onCommit(text)
          }}
        />
      </div>
    </div>
  )
}
