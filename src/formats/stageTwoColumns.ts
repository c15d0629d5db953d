import type { Rect, Size } from '../domain/geometry.ts'
import { ruleOfTokens, smartResize } from '../domain/smartResize.ts'
import type { BoxedRow, RowLevel } from './exportRows.ts'
import type { Cell, Columns } from './parquet/columns.ts'
import { promptAnswer, promptOf } from './trainingText.ts'

/**
 * Rows of the second stage (FORMATS §2.4). `gt_bboxes` has the chains one after the other, each with b1 first, and
 * `gt_groups` says which is whose. Who knows one chain alone reads that of the reward, which is their union.
 */
export const stageTwoColumns: Columns = {
  data_source: 'text',
  prompt: [{ role: 'text', content: 'text' }],
  images: ['image'],
  original_image: 'image',
  ability: 'text',
  env_name: 'text',
  reward_model: { style: 'text', ground_truth: 'text', gt_bboxes: [['double']] },
  extra_info: {
    id: 'text',
    index: 'int',
    doc_id: 'text',
    question: 'text',
    answer: 'text',
    category: 'text',
    width: 'int',
    height: 'int',
    low_width: 'int',
    low_height: 'int',
    scale_x: 'double',
    scale_y: 'double',
  },
  gt_bboxes: [['double']],
  gt_bboxes_norm: [['double']],
  gt_labels: ['text'],
  gt_groups: ['int'],
  union_bboxes: [['double']],
  union_labels: ['text'],
  token_budget: 'int',
  factor: 'int',
}

/** 001 trains Qwen2.5-VL, whose tokens are 28 pixels wide and at least four (FORMATS §3.1). */
export const tokenSide = 28
const fewestTokens = 4

/** The size at which a model sees the whole picture within the budget; null where its code refuses it. */
export const lowSize = (picture: Size, budget: number): Size | null =>
  smartResize(picture, ruleOfTokens(tokenSide, fewestTokens, budget))

/** The row without its pictures. */
export function stageTwoRow(
  { item, picture, content, chains, union }: BoxedRow,
  index: number,
  low: Size,
  budget: number,
): Readonly<Record<string, Cell>> {
  const { width, height } = picture
  const question = promptOf(content)
  const answer = promptAnswer(content)
  const levels = chains.flatMap((chain, group) => chain.levels.map((level) => ({ ...level, group })))
  return {
    data_source: 'visual_probe_train',
    prompt: [{ role: 'user', content: `<image>\n${question}` }],
    ability: 'vl_agent',
    env_name: 'visual_toolbox_v2',
    reward_model: { style: 'rule', ground_truth: answer, gt_bboxes: union.map(corners) },
    extra_info: {
      id: item.id,
      index,
      doc_id: item.id,
      question,
      answer,
      category: content.category,
      width,
      height,
      low_width: low.width,
      low_height: low.height,
      scale_x: low.width / width,
      scale_y: low.height / height,
    },
    gt_bboxes: levels.map(corners),
    gt_bboxes_norm: levels.map(({ rect }) => shares(rect, picture)),
    gt_labels: levels.map(({ label }) => label),
    gt_groups: levels.map(({ group }) => group),
    union_bboxes: union.map(corners),
    union_labels: union.map(({ label }) => label),
    token_budget: budget,
    factor: tokenSide,
  }
}

const corners = ({ rect }: Pick<RowLevel, 'rect'>): readonly number[] => [rect.x1, rect.y1, rect.x2, rect.y2]

const shares = ({ x1, y1, x2, y2 }: Rect, { width, height }: Size): readonly number[] => [
  x1 / width,
  y1 / height,
  x2 / width,
  y2 / height,
]
