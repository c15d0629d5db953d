import { answerLine, answerResult, zoombenchRow } from './upstream.test-data.ts'

export const line = (record: object): string => `${JSON.stringify(record)}\n`
const list = (record: object): string => JSON.stringify([record], null, 2)

/** A record as each format has it, in the ways it is published. */
export const texts: readonly (readonly [id: string, what: string, head: string])[] = [
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
    'vlmevalkit',
    'pictures in base64',
    'index\timage\tquestion\tA\tB\tanswer\n0\t/9j/\tWhich?\tred\tblue\tA\n',
  ],
  ['vlmevalkit', 'TreeBench', 'index\timage\tquestion\tA\tB\tanswer\ttarget_instances\n'],
  ['hr-bench', 'turns', 'index\tquestion\tA\tB\tC\tD\tanswer\tcategory\tcycle_category\timage\n'],
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
    'vstar',
    'test_questions.jsonl',
    line({ image: 'd/a.jpg', text: 'Which?\n(A) x\n(B) y', category: 'd', question_id: '0', label: 'A' }),
  ],
  [
    'vstar-targets',
    'beside a picture',
    JSON.stringify(
      { target_object: ['x'], bbox: [[1, 2, 3, 4]], question: 'Which?', options: ['a', 'b'] },
      null,
      2,
    ),
  ],
  [
    'gqa',
    'questions',
    JSON.stringify({
      '1': {
        imageId: '2',
        question: 'Which?',
        answer: 'red',
        fullAnswer: 'It is red.',
        semantic: [],
        isBalanced: true,
      },
    }),
  ],
  [
    'gqa-scenes',
    'scene graphs',
    JSON.stringify({
      '2': {
        width: 1,
        height: 1,
        objects: { '3': { name: 'x', x: 0, y: 0, w: 1, h: 1, attributes: [], relations: [] } },
      },
    }),
  ],
  [
    'imagefolder',
    'JSON lines',
    line({ file_name: 'a.png', query: 'Which?', response: 'B', bbox: [1, 2, 3, 4] }),
  ],
  ['imagefolder', 'CSV', 'file_name,question,answer\na.png,Which?,red\n'],
  [
    'cv-bench',
    'JSON',
    line({
      idx: 1,
      type: '2D',
      task: 'Count',
      image: 'a.png',
      question: 'How many?',
      choices: ['1'],
      answer: '(A)',
    }),
  ],
  [
    'finers',
    'its document',
    JSON.stringify({
      annotations: [
        { image_path: 'a.jpg', Q: 'Which?', A: 'B', 'Q-type': 'option', options: ['x'], points: [[1, 2]] },
      ],
    }),
  ],
  [
    'hr-bench-table',
    'JSON',
    line({
      index: 0,
      question: 'Which?',
      A: 'x',
      B: 'y',
      answer: 'A',
      category: 'single',
      cycle_category: 0,
      image: '/9j/',
    }),
  ],
  [
    'mme-realworld',
    'the table as JSON',
    line({
      index: 0,
      bytes: '/9j/',
      question: 'Which?',
      'multi-choice options': ['(A) x'],
      answer: 'A',
      category: 'c',
    }),
  ],
  [
    'mme-realworld',
    'the JSON of its authors',
    list({
      Question_id: '1',
      Image: 'a.jpg',
      Text: 'Which?',
      'Answer choices': ['(A) x'],
      'Ground truth': 'A',
    }),
  ],
  [
    'textvqa-boxes',
    'JSON',
    line({ question: 'which?', answer: ['17'], dataset_id: '3', bbox: [1, 2, 3, 4], image: 'a.jpg' }),
  ],
  [
    'treebench',
    'JSON',
    line({
      index: 0,
      image: '/9j/',
      question: 'Which?',
      'multi-choice options': '(A) x',
      answer: 'A',
      target_instances: '[[1,2,3,4]]',
    }),
  ],
  [
    'visual-cot',
    'lines',
    line({
      question: 'Which?',
      answer: 'red',
      image: 'a.jpg',
      width: 1,
      height: 1,
      bboxs: [[1, 2, 3, 4]],
      dataset: 'x',
      split: 'val',
    }),
  ],
  [
    'visual-cot-det',
    'phrases',
    line({
      img_path: 'a.jpg',
      expression: 'the kayak',
      bbox: [1, 2, 3, 4],
      height: 1,
      width: 1,
      question_id: 1,
      split: 'val',
    }),
  ],
  [
    'visual-cot-talks',
    'conversations',
    list({
      id: '1',
      image: ['a.jpg', 'a.jpg###[1, 2, 3, 4]'],
      conversations: [{ from: 'human', value: 'Which?' }],
    }),
  ],
]

/** The same for Parquet, by columns. */
export const tables: readonly (readonly [id: string, what: string, columns: readonly string[]])[] = [
  [
    'zoombench-parquet',
    'as released',
    ['id', 'query', 'response', 'image', 'crop_image', 'question_type', 'bbox'],
  ],
  ['zoombench-parquet', 'as on its card', ['image', 'crop_image', 'prompt', 'answer', 'bbox']],
  [
    'zoombench-parquet',
    'with every column',
    [
      'id',
      'query',
      'prompt',
      'response',
      'answer',
      'image',
      'crop_image',
      'question_type',
      'bbox',
      'category',
      'question',
      'options',
      'width',
      'height',
      'source',
      'verification',
    ],
  ],
  [
    'easyr1',
    'ZwZ-RL-VQA',
    ['images', 'original_images', 'crop_images', 'bbox', 'problem', 'answer', 'ability', 'data_source'],
  ],
  ['easyr1', 'what the converters write', ['images', 'problem', 'answer', 'bbox', 'status']],
  ['mini-o3', 'VisualProbe', ['images', 'doc_id', 'problem', 'solution', 'data_source']],
  [
    'verl',
    'DeepEyes',
    ['data_source', 'prompt', 'images', 'ability', 'env_name', 'reward_model', 'extra_info'],
  ],
  ['verl', 'CoF', ['data_source', 'agent_name', 'prompt', 'images', 'ability', 'reward_model', 'extra_info']],
  ['cof-rl', 'questions', ['question', 'groundtruth', 'image_name']],
  ['cof-trajectories', 'messages', ['messages', 'images']],
  ['pixel-reasoner', 'questions', ['question', 'answer', 'qid', 'image', 'is_video']],
  ['vstar', 'its mirror', ['image', 'text', 'category', 'label', 'question_id']],
  ['imagefolder', 'metadata.parquet', ['file_name', 'question', 'answer']],
  [
    'cv-bench',
    'test_2d',
    ['idx', 'type', 'task', 'image', 'question', 'choices', 'answer', 'prompt', 'source', 'bbox'],
  ],
  ['finers', 'rows of annotations', ['annotations']],
  [
    'hr-bench-table',
    'hr_bench_4k',
    ['index', 'question', 'A', 'B', 'C', 'D', 'answer', 'category', 'cycle_category', 'image'],
  ],
  [
    'mme-realworld',
    'the mirror',
    ['index', 'bytes', 'question', 'multi-choice options', 'answer', 'category', 'l2-category'],
  ],
  ['textvqa-boxes', 'published', ['image', 'question', 'answer', 'dataset_id', 'bbox']],
  [
    'treebench',
    'as Parquet',
    ['index', 'image', 'question', 'multi-choice options', 'answer', 'category', 'target_instances'],
  ],
  [
    'visual-cot',
    'as Parquet',
    ['question', 'answer', 'image', 'width', 'height', 'bboxs', 'dataset', 'split'],
  ],
  ['visual-cot-det', 'as Parquet', ['img_path', 'expression', 'bbox', 'width', 'height']],
]
