import { verlRow } from '../schema/upstreamTraining.ts'
import type { Output } from '../schema/upstream.ts'
import { decodeBench } from './benchRows.ts'
import type { TargetsRead } from './corners.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { groundTruthColumns, readGroundTruth } from './groundTruthBoxes.ts'
import { idOf, innerText, isScalar, textsOf, within } from './innerFields.ts'
import { messagesIn } from './messages.ts'
import { questionInPrompt, withoutMarkers } from './promptText.ts'
import { note, type Remark } from './remark.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: [
    'prompt',
    'reward_model',
    'extra_info',
    'ability',
    'id',
    'data_source',
    'env_name',
    ...groundTruthColumns,
  ],
  pictures: ['images', 'original_image'],
}

/**
 * Rows of verl (FORMATS §2.5): DeepEyes, the rows that CoF makes (`images` by file address), and Stage II of LFPC (§2.4),
 * where boxes come along, the minimal one first. Boxes are looked for in `gt_bboxes`, then in `reward_model` under that
 * name or as `ground_truth_bboxes`, as a third-party converter has it; `gt_groups` tells which chain each belongs to, or
 * `gt_chains` has each chain by itself.
 */
export const verl: Format = {
  id: 'verl',
  label: 'verl: DeepEyes, CoF, LFPC Stage II',
  loses: ['judgements', 'checks', 'region', 'provenance'],
  recognises: (_path, head) =>
    namesKey(head, 'reward_model') && namesKey(head, 'prompt')
      ? { because: 'its records have prompt and reward_model', confidence: 0.9 }
      : null,
  recognisesTable: (_path, { columns }) =>
    columns.includes('reward_model') && columns.includes('prompt')
      ? { because: 'its columns are prompt and reward_model', confidence: 0.9 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(verl.id, verlRow, row, (value, remarks) => {
        const { extra_info: extra } = value
        return {
          query: queryOf(value, remarks),
          answer: answerOf(value, remarks),
          category: categoryIn(value, remarks),
          id: idOf(value.id) ?? idOf(within(extra, 'id')) ?? idOf(within(extra, 'index')),
          picture: row.picture('original_image') ?? row.picture('images'),
          claimedSize: sizeIn(extra),
          ...boxesOf(value, remarks),
          names: { query: 'prompt', options: 'prompt', answer: 'reward_model.ground_truth' },
        }
      }),
    ),
}

type VerlRow = Output<typeof verlRow>

function queryOf({ prompt, extra_info: extra }: VerlRow, remarks: Remark[]): string | null {
  const bare = innerText(within(extra, 'question'), 'extra_info.question', remarks)
  if (bare !== null && bare.trim() !== '') return withoutMarkers(bare)
  const asked =
    typeof prompt === 'string' ? prompt : messagesIn(prompt).find(({ role }) => role === 'user')?.text
  if (asked === undefined) return null
  remarks.push(note('question-from-prompt', 'The question was taken from the prompt.', 'prompt'))
  return questionInPrompt(asked)
}

/** Rows of ours say it beside the question; `ability` then names what trains. Others have nothing but that. */
const categoryIn = ({ ability, extra_info: extra }: VerlRow, remarks: Remark[]): string | null => {
  const own = within(extra, 'category')
  return own === undefined
    ? textField(ability, 'ability', remarks)
    : innerText(own, 'extra_info.category', remarks)
}

/** The first answer of several, which are then other ways to say it. */
function answerOf({ reward_model: reward, extra_info: extra }: VerlRow, remarks: Remark[]): string | null {
  for (const [value, field] of [
    [within(reward, 'ground_truth'), 'reward_model.ground_truth'],
    [within(extra, 'answer'), 'extra_info.answer'],
  ] as const) {
    const answers = isScalar(value) ? [value] : textsOf(value)
    const [first] = answers
    if (answers.length > 1)
      remarks.push(
        note('answers-several', `${field} holds ${answers.length} answers; the first was taken.`, field),
      )
    if (isScalar(first)) return textField(first, field, remarks)
  }
  return null
}

const isSide = (side: unknown): side is number =>
  typeof side === 'number' && Number.isInteger(side) && side > 0

/** The pixels that boxes count are those of the original picture. */
function sizeIn(extra: unknown) {
  const [width, height] = [within(extra, 'width'), within(extra, 'height')]
  return isSide(width) && isSide(height) ? { width, height } : null
}

function boxesOf(row: VerlRow, remarks: Remark[]): TargetsRead {
  const { reward_model: reward } = row
  return readGroundTruth(
    {
      boxes: row.gt_bboxes ?? within(reward, 'gt_bboxes') ?? within(reward, 'ground_truth_bboxes'),
      labels: row.gt_labels,
      groups: row.gt_groups,
      chains: row.gt_chains,
    },
    remarks,
  )
}
