import { benchmarkTexts } from './recognitionBenchmarks.test-data.ts'
import { line, list } from './recognitionLines.test-data.ts'
import { answerLine, answerResult, zoombenchRow } from './upstream.test-data.ts'

const otherTexts: readonly (readonly [id: string, what: string, head: string])[] = [
  ['r2i-answers', 'step 3', line(answerLine(answerResult()))],
  ['r2i-answers', 'one result a line, with its box', line(answerResult())],
  [
    'r2i-answers',
    'all steps in one pass',
    line({ ...answerLine(answerResult()), bbox_results: [], generated_vqa: [], total_objects_detected: 1 }),
  ],
  [
    'r2i-questions',
    'step 2',
    line({
      image_path: 'a.jpg',
      generated_vqa: [
        {
          detected_object: 'x',
          bbox: [1, 2, 3, 4],
          vqa_pairs: [{ question: 'Which?', validation_status: 'passed' }],
        },
      ],
    }),
  ],
  [
    'r2i-boxes',
    'step 1',
    line({ image_path: 'a.jpg', bbox_results: [{ detected_object: 'x', bbox: '(1,2,3,4)' }] }),
  ],
  ['zoombench', 'the six keys', list(zoombenchRow())],
  ['zoombench', 'prompt and answer', list({ images: ['a.jpg'], prompt: 'Which?', answer: 'red' })],
  [
    'nested-boxes',
    'chains',
    list({ id: '1', image: 'a.jpg', question: 'Which?', answer: 'red', boxes: [[1, 2, 3, 4]] }),
  ],
  [
    'coco',
    'pictures and boxes',
    JSON.stringify({
      images: [{ id: 1, file_name: 'a.jpg' }],
      annotations: [{ image_id: 1, bbox: [1, 2, 3, 4] }],
      categories: [],
    }),
  ],
  [
    'labelme',
    'shapes',
    JSON.stringify({
      version: '5',
      shapes: [{ label: 'b1', points: [], shape_type: 'rectangle' }],
      imagePath: 'a.jpg',
      imageData: null,
    }),
  ],
  [
    'label-studio',
    'tasks',
    list({
      id: 1,
      data: { image: 'a.jpg', question: 'Which?' },
      annotations: [{ result: [{ from_name: 'b', to_name: 'i' }] }],
    }),
  ],
  [
    'cvat',
    'XML',
    '<?xml version="1.0"?><annotations><version>1.1</version><image id="0" name="a.jpg" width="1" height="1"/></annotations>',
  ],
  [
    'easyr1',
    'what the converters write',
    line({ images: ['a.png'], problem: 'Which?', answer: 'B', bbox: [1, 2, 3, 4], status: 'valid vqa' }),
  ],
  [
    'easyr1',
    'ready to train with',
    line({
      images: ['a.png'],
      problem: '<image>Which?',
      answer: 'B',
      data_source: 'general',
      ability: 'x',
      extra_info: { question: 'Which?', index: 1 },
      original_images: ['b.jpg'],
    }),
  ],
  [
    'mini-o3',
    'train.json',
    list({ images: ['a.jpg'], doc_id: '1', problem: '<image>\nWhich?', solution: 'red', data_source: 'x' }),
  ],
  [
    'verl',
    'DeepEyes',
    line({
      data_source: 'x',
      prompt: [{ role: 'user', content: 'Which?' }],
      images: ['a.jpg'],
      reward_model: { ground_truth: 'red' },
      extra_info: { question: 'Which?', answer: 'red' },
    }),
  ],
  [
    'verl',
    'a bare prompt',
    line({ prompt: 'Which?', images: ['a.jpg'], reward_model: { ground_truth: 'red' } }),
  ],
  [
    'cof-rl',
    'questions',
    list({ question: 'Which?', groundtruth: 'red', image_name: 'a.jpg', data_source: 'x' }),
  ],
  [
    'cof-trajectories',
    'with a zoom',
    list({
      messages: [
        { role: 'user', content: '<image>Which?' },
        { role: 'assistant', content: '<tool_call>{"bbox_2d": [1]}' },
      ],
      images: ['a.jpg'],
    }),
  ],
  [
    'pixel-reasoner',
    'questions',
    list({ qid: '1', question: 'Which?', answer: 'red', image: ['a.jpg'], is_video: false }),
  ],
  [
    'imagefolder',
    'JSON lines',
    line({ file_name: 'a.png', query: 'Which?', response: 'B', bbox: [1, 2, 3, 4] }),
  ],
  ['imagefolder', 'CSV', 'file_name,question,answer\na.png,Which?,red\n'],
]

/** A record as each format has it, in the ways it is published. */
export const texts = [...otherTexts, ...benchmarkTexts]
