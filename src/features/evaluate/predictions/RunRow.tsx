import { Checkbox, NativeSelect, Tooltip } from '@mantine/core'
import { boxConventions, boxName, boxTerms } from '../../../domain/predictedBoxes.ts'
import { cropKinds, type PredictionRun } from '../../../domain/prediction.ts'
import { budgetName } from '../../../domain/budgetName.ts'
import { budgetCode, views } from '../../../domain/preview.ts'
import { figureText } from '../../../domain/figureText.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { EditableText } from '../../../ui/EditableText.tsx'
import { cutText } from '../../../ui/longText.ts'
import { momentText } from '../../../ui/moment.ts'
import { numberText } from '../../../ui/quantity.ts'
import styles from './RunTable.module.css'
import type { RunFigures } from './runFigures.ts'
import {
  askedFormat,
  budgetChoices,
  budgetChosen,
  cropChoices,
  modelNamed,
  none,
  runName,
  seedTyped,
  shortPath,
  viewChoices,
} from './runWords.ts'
import type { RunEdits } from './useRunEdits.ts'

interface RunRowProps {
  readonly run: PredictionRun
  readonly figures: RunFigures | null
  readonly isChosen: boolean
  readonly edits: RunEdits
  readonly onTick: (isRange: boolean) => void
  readonly onUnmatched: () => void
}

/** One run: what is known of it, where a person can set right what the file did not say. */
export function RunRow({ run, figures, isChosen, edits, onTick, onUnmatched }: RunRowProps) {
  const name = runName(run)
  const isAsked = run.source.format === askedFormat
  return (
    <tr data-run={run.id} data-chosen={isChosen}>
      <td>
        <Checkbox
          size="xs"
          aria-label={`Choose ${name}`}
          checked={isChosen}
          onChange={() => undefined}
          onClick={({ shiftKey }) => onTick(shiftKey)}
        />
      </td>
      <th scope="row" className={styles.model}>
        <EditableText
          single
          label="Model"
          value={run.model}
          onCommit={(text) => {
            const model = modelNamed(text)
            if (model === null) edits.warn('A model needs a name.')
            else edits.edit([run], { model })
            return model !== null
          }}
        />
      </th>
      <td>{isAsked ? viewNames[run.view] : <ViewField run={run} name={name} edits={edits} />}</td>
      <td className={styles.seed}>
        <EditableText
          single
          label="Seed"
          value={run.seed === null ? '' : String(run.seed)}
          placeholder="none"
          onCommit={(text) => {
            const seed = seedTyped(text)
            if (seed === 'wrong') edits.warn('A seed is a whole number of up to 15 digits, or nothing.')
            else edits.edit([run], { seed })
            return seed !== 'wrong'
          }}
        />
      </td>
      <td>
        {isAsked && run.budget ? (
          budgetName(run.budget)
        ) : (
          <NativeSelect
            size="xs"
            aria-label={`Budget of ${name}`}
            value={run.budget ? budgetCode(run.budget) : none}
            data={budgetChoices(run.budget)}
            onChange={({ currentTarget }) =>
              edits.edit([run], { budget: budgetChosen(currentTarget.value, run.budget) })
            }
          />
        )}
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`Crop of ${name}`}
          value={run.crop ?? none}
          data={cropChoices}
          onChange={({ currentTarget }) =>
            edits.edit([run], { crop: cropKinds.find((crop) => crop === currentTarget.value) ?? null })
          }
        />
      </td>
      <td>
        <BoxesField run={run} name={name} edits={edits} />
      </td>
      <td data-number>{numberText(run.count)}</td>
      <td data-number>{percentText(figures?.share ?? null)}</td>
      <td data-number>{percentText(figures?.accuracy ?? null)}</td>
      <td data-number>
        {run.unmatched === 0 ? (
          '0'
        ) : (
          <button
            type="button"
            className={styles.link}
            aria-label={`${numberText(run.unmatched)} unmatched of ${name}`}
            onClick={onUnmatched}
          >
            {numberText(run.unmatched)}
          </button>
        )}
      </td>
      <td className={styles.source} dir="auto" title={cutText(run.source.file, 400)}>
        {isAsked ? 'Asked here' : cutText(shortPath(run.source.file), 120)}
      </td>
      <td className={styles.when}>{momentText(run.addedAt)}</td>
    </tr>
  )
}

const percentText = (share: number | null): string => (share === null ? '–' : `${figureText(share * 100)} %`)

type FieldProps = Pick<RunRowProps, 'run' | 'edits'> & { readonly name: string }

/** Where nothing told the view it was guessed, until somebody chooses one or says that the guess is right. */
function ViewField({ run, name, edits }: FieldProps) {
  const { source, view } = run
  const known = { ...source, viewGuessed: false }
  return (
    <span className={styles.view}>
      <NativeSelect
        size="xs"
        aria-label={`View of ${name}`}
        value={view}
        data={viewChoices}
        onChange={({ currentTarget }) => {
          const chosen = views.find((each) => each === currentTarget.value)
          if (chosen) edits.edit([run], { view: chosen, source: known })
        }}
      />
      {source.viewGuessed ? (
        <GuessedMark
          why="Neither the file nor its name tells the view, so the global one was taken. Choose another one, or press here if it is right."
          words={`The view of ${name} was guessed; it is right`}
          onRight={() => edits.edit([run], { source: known })}
        />
      ) : null}
    </span>
  )
}

interface GuessedMarkProps {
  readonly why: string
  readonly words: string
  readonly onRight: () => void
}

function GuessedMark({ why, words, onRight }: GuessedMarkProps) {
  return (
    <Tooltip multiline w={260} label={why}>
      <button type="button" className={styles.guessed} aria-label={words} onClick={onRight}>
        guessed
      </button>
    </Tooltip>
  )
}

const boxChoices = boxConventions.map((value) => ({ value, label: boxName[value] }))

function BoxesField({ run, name, edits }: FieldProps) {
  const { boxes, source } = run
  if (boxes === null) return '–'
  const known = { ...source, boxesGuessed: false }
  return (
    <span className={styles.view}>
      <NativeSelect
        size="xs"
        className={styles.boxes ?? ''}
        aria-label={`Boxes of ${name}`}
        title={boxTerms[boxes]}
        value={boxes}
        data={boxChoices}
        onChange={({ currentTarget }) => {
          const chosen = boxConventions.find((each) => each === currentTarget.value)
          if (chosen) edits.edit([run], { boxes: chosen, source: known })
        }}
      />
      {source.boxesGuessed ? (
        <GuessedMark
          why="Neither the file nor the boxes tell how four numbers are meant, so they are read as corners in pixels. Choose another way, or press here if it is right."
          words={`How boxes of ${name} are meant was guessed; it is right`}
          onRight={() => edits.edit([run], { source: known })}
        />
      ) : null}
    </span>
  )
}
