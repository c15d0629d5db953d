import { Button, NativeSelect, Tooltip } from '@mantine/core'
import { chainsOf, type Chain } from '../../../domain/chains.ts'
import type { Rect, Size } from '../../../domain/geometry.ts'
import type { Box } from '../../../domain/judgement.ts'
import { defaultChoices, type RewardChoices } from '../../../domain/reward.ts'
import { choiceFields, gateOf, gateWords, withChoice } from '../../../domain/rewardChoices.ts'
import { DraftNumber } from '../../../ui/DraftNumber.tsx'
import { chainName, sizeText } from './boxWords.ts'
import { LevelMark } from './LevelMark.tsx'
import { probeRows, type ProbeRow } from './probeRows.ts'
import { RectFields } from './RectFields.tsx'
import styles from './ProbePanel.module.css'

interface ProbePanelProps {
  readonly picture: Size
  readonly boxes: readonly Box[]
  /** The chain that the probe is compared with. */
  readonly chain: Chain | null
  readonly probe: Rect | null
  /** Places the probe by its numbers. */
  readonly onProbe: (probe: Rect) => void
  readonly choices: RewardChoices
  readonly onChoices: (choices: RewardChoices) => void
}

/** What the grounding reward would say about a crop at the probe; each number apart, because no weights are published. */
export function ProbePanel(props: ProbePanelProps) {
  const { picture, boxes, chain, probe, onProbe, choices, onChoices } = props
  const rows = probe && probeRows(probe, boxes, chain, picture, choices)
  const chains = chainsOf(boxes)
  return (
    <section className={styles.panel} aria-label="Probe">
      {probe ? (
        <>
          <p className={styles.lead}>
            {sizeText(probe)} px, as if a model had cropped it
            {chain && chains.length > 1
              ? `; compared with ${chainName(chains.indexOf(chain)).toLowerCase()}`
              : ''}
          </p>
          <RectFields of="the probe" rect={probe} onRect={onProbe} />
        </>
      ) : (
        <p className={styles.lead}>Drag a box over the picture as if it were a model’s crop.</p>
      )}
      {probe && !rows ? (
        <p className={styles.lead}>There is no chain yet; draw b1, and the probe is compared with it.</p>
      ) : null}
      {rows ? (
        <dl className={styles.rows}>
          {rows.map((row) => (
            <Row key={row.of} row={row} />
          ))}
        </dl>
      ) : null}
      <Choices choices={choices} onChoices={onChoices} />
    </section>
  )
}

function Row({ row }: { row: ProbeRow }) {
  const { of, name, value, perLevel, remark, formula } = row
  return (
    <div className={styles.row} data-number={of}>
      <dt>{name}</dt>
      <dd className={styles.value} data-several={perLevel.length > 1}>
        {value}
        {perLevel.map(({ level, value, best }) => (
          <span key={level} className={styles.level} data-best={best}>
            <LevelMark level={level} />
            <span className={styles.heard}>b{level}</span>
            {value}
          </span>
        ))}
      </dd>
      {remark === '' ? null : <dd className={styles.remark}>{remark}</dd>}
      <dd className={styles.formula}>
        <code>{formula.formula}</code>
        <Tooltip label={formula.source} multiline w={240} disabled={formula.published}>
          <span className={styles.source} data-published={formula.published}>
            {formula.published ? formula.source : 'a choice'}
            {formula.published ? null : <span className={styles.heard}>: {formula.source}</span>}
          </span>
        </Tooltip>
      </dd>
    </div>
  )
}

type ChoicesProps = Pick<ProbePanelProps, 'choices' | 'onChoices'>

function Choices({ choices, onChoices }: ChoicesProps) {
  const changed =
    choices.gate !== defaultChoices.gate ||
    choiceFields.some(({ choice }) => choices[choice] !== defaultChoices[choice])
  return (
    <fieldset className={styles.choices}>
      <legend>What the paper leaves open (LFPC §4.2)</legend>
      {choiceFields.map(({ choice, name, options }) => (
        <NativeSelect
          key={choice}
          size="xs"
          label={name}
          value={choices[choice]}
          data={options.map(([value, label]) => ({ value, label }))}
          onChange={(event) => onChoices(withChoice(choices, choice, event.currentTarget.value))}
        />
      ))}
      <DraftNumber
        label="Gate, strict"
        value={choices.gate}
        read={gateOf}
        wrong={gateWords}
        onValue={(gate) => onChoices({ ...choices, gate })}
      />
      {changed ? (
        <Button
          className={styles.reset ?? ''}
          variant="subtle"
          color="gray"
          size="compact-xs"
          onClick={() => onChoices(defaultChoices)}
        >
          As proposed
        </Button>
      ) : null}
    </fieldset>
  )
}
