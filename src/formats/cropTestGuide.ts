import { leftOutWords, type CropTestChoices, type CropTestPlan, type LeftOut } from './cropTestPlan.ts'
import { counted, countOf, percent } from './markdownText.ts'

/** The README of the crop test: what is in it, how it is run, and how the outputs are named. */
export function cropTestGuide({ rows, left }: CropTestPlan, choices: CropTestChoices): string {
  const { model, source, which, margin, limit, factor, seed } = choices
  return [
    'Crop test (Learning to Focus, section 3)',
    '========================================',
    '',
    `Three input sets with the same ${countOf(rows.length, 'item')}. Each row has two pictures in "images":`,
    'the whole picture, then a crop. Only the crop differs:',
    '',
    '  crop-test-predicted   the box that the model itself made',
    '  crop-test-truth       the true region',
    '  crop-test-noise       uniform random RGB pixels, of exactly the size of the predicted crop',
    '',
    'A model that looks at its crops does better with the true one and much worse with noise. One that',
    'does as well with noise answers from the whole picture.',
    '',
    `Boxes         ${oneLine(model)}, ${oneLine(source)}; of several boxes the ${boxWords[which]}`,
    `Margin        ${margin === 0 ? 'none' : `${percent(margin)} of the crop's own sides, on every side`}`,
    `Whole picture ${
      limit === null
        ? 'as it is'
        : `at most ${counted(limit)} visual tokens of ${factor} x ${factor} pixels; crops come from the original`
    }`,
    `Noise         seed ${seed}`,
    ...leftLines(left),
    '',
    'How to run it',
    '-------------',
    '',
    '1. Enter one of the three folders; its zoombench.json has the keys that mm-eval reads.',
    '2. The released runner shows a model the first picture alone. Let it show both, in their order:',
    '',
    '     content = [{"type": "image", "image": path} for path in item["images"]]',
    '     content.append({"type": "text", "text": item["query"]})',
    '',
    '   Leave everything else as it is: the same model, prompt, sampling and seed for all three sets.',
    '3. Write JSON lines, each the row with the answer as "model_answer", and name the files',
    '',
    '     model_answer/crop-test-predicted/MODEL_seed42_answer.json',
    '     model_answer/crop-test-truth/MODEL_seed42_answer.json',
    '     model_answer/crop-test-noise/MODEL_seed42_answer.json',
    '',
    '   with the name under which the model is known from its other predictions in place of MODEL: the',
    '   folder tells which crop it was, the file tells the model and the seed.',
    '4. Import the three files as predictions; the crop test is worked out from them.',
    '',
    'The whole pictures lie in images/ and are shared: keep the folders beside each other.',
    '',
  ].join('\n')
}

const boxWords: Readonly<Record<CropTestChoices['which'], string>> = {
  first: 'first one',
  last: 'last one',
  best: 'one with the largest IoU',
}

function leftLines(left: CropTestPlan['left']): readonly string[] {
  if (left.length === 0) return []
  const counts = new Map<LeftOut, number>()
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1)
  return [
    '',
    `Left out of all three sets: ${countOf(left.length, 'item')} (listed in crop-test.json)`,
    ...[...counts].map(([why, count]) => `  ${counted(count)} ${leftOutWords[why]}`),
  ]
}

/** Names come from files: nothing in them may look like a line of this text. */
const oneLine = (text: string): string =>
  text.replaceAll(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').slice(0, 200)
