import type { EvaluationRoom } from '../evaluation/evaluation.ts'

const unused = () => Promise.reject(new Error('Not in these tests.'))

/** No prediction is kept in tests that use it; each method that is added to the room gets its line here. */
export const unusedRoom: EvaluationRoom = {
  open: unused,
  setItems: unused,
  read: unused,
  keep: unused,
  change: unused,
  remove: unused,
  unmatched: unused,
  say: unused,
  unsay: unused,
  setOptions: unused,
  score: unused,
  answers: unused,
  differences: unused,
  unsettled: unused,
  attention: unused,
  attentionReport: unused,
  cropUse: unused,
  chosenBoxes: unused,
  rewards: unused,
  rewardOf: unused,
  close: () => undefined,
}
