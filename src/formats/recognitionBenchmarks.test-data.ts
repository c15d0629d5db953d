import { line, list } from './recognitionLines.test-data.ts'

/** Records of benchmarks by other people, in the ways they are published. */
export const benchmarkTexts: readonly (readonly [id: string, what: string, head: string])[] = [
  [
    'vlmevalkit',
    'pictures in base64',
    'index\timage\tquestion\tA\tB\tanswer\n0\t/9j/\tWhich?\tred\tblue\tA\n',
  ],
  ['vlmevalkit', 'TreeBench', 'index\timage\tquestion\tA\tB\tanswer\ttarget_instances\n'],
  ['hr-bench', 'turns', 'index\tquestion\tA\tB\tC\tD\tanswer\tcategory\tcycle_category\timage\n'],
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
