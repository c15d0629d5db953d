import * as v from 'valibot'
import { list, object, optional, scalar } from './upstream.ts'

/** Records that people train with (FORMATS §1.5, §2.5), as far as they are read; see `upstream.ts`. */

const anything = v.optional(v.unknown())

/** EasyR1, and what the converters of the R2I pipeline write. */
export const easyR1Row = object({
  problem: scalar,
  answer: optional,
  ability: optional,
  status: optional,
  id: optional,
  bbox: anything,
  extra_info: anything,
  crop_images: anything,
})

/** verl: DeepEyes, the published rows of CoF, and Stage II of LFPC (§2.4). */
export const verlRow = object({
  prompt: anything,
  reward_model: anything,
  extra_info: anything,
  ability: optional,
  id: optional,
  gt_bboxes: anything,
  gt_labels: anything,
  gt_groups: anything,
  gt_chains: anything,
})

/** What CoF makes its rows for reinforcement learning of. */
export const cofRlRow = object({
  question: scalar,
  groundtruth: optional,
  data_source: optional,
  id: optional,
})

/** A trajectory of CoF in the sharegpt form. */
export const trajectoryRow = object({ messages: list, id: optional })

export const pixelReasonerRow = object({
  question: scalar,
  answer: v.optional(v.unknown()),
  qid: optional,
  is_video: v.optional(v.unknown()),
})

/** VisualProbe, as Mini-o3 trains and is judged with it. */
export const miniO3Row = object({
  problem: scalar,
  solution: optional,
  doc_id: optional,
  data_source: optional,
})
