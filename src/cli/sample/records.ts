import { createHash } from 'node:crypto'
import { areaOf, areaRatio, type Rect } from '../../domain/geometry.ts'
import { letterAt } from '../../domain/item.ts'
import type { Json } from '../../domain/json.ts'
import { randomFor } from './random.ts'
import type { Question, Scene } from './scene.ts'

/** The lines of the three upstream files (FORMATS §1.6) and the truth, all from the scenes and nothing else. */

const teachers = 8
const tries = 4
const pictureOf = (scene: Scene): string => `images/${scene.id}.jpg`
const corners = ({ x1, y1, x2, y2 }: Rect): readonly number[] => [x1, y1, x2, y2]
/** As upstream writes it in step 1: text, one decimal. */
const cornersText = (rect: Rect): string =>
  `(${corners(rect)
    .map((value) => value.toFixed(1))
    .join(',')})`

const isOpen = (question: Question): boolean => question.options.length === 0

/** The detector's score of a region: anything from the 0.75 that upstream asks for. */
const scoreOf = (scene: Scene, question: Question): number =>
  Math.round(randomFor(`score ${scene.id} ${question.object}`).between(0.78, 0.97) * 10_000) / 10_000

const cropOf = (scene: Scene, question: Question): string =>
  `crops/${scene.id}_${question.object}_${scoreOf(scene, question).toFixed(4)}.jpg`

/** Step 1, create_crops: what the detector found. */
export function boxesLine(scene: Scene, index: number): Json {
  const found = scene.questions.map((question) => ({
    detected_object: question.object,
    bbox: cornersText(question.region),
    sam3_score: scoreOf(scene, question),
    success: true,
    error: null,
  }))
  const refused = scene.crowds.map(([object, count]) => ({
    detected_object: object,
    bbox: null,
    sam3_score: 0,
    success: false,
    error: `Multiple instances found: ${count}`,
  }))
  const results = [...found, ...refused]
  return {
    image_path: pictureOf(scene),
    image_width: scene.size.width,
    image_height: scene.size.height,
    total_objects_detected: results.length,
    successful_bboxes: found.length,
    success_rate: found.length / results.length,
    bbox_results: results,
    success: true,
    full_response: `\\boxed{${results.map((result, at) => `${at + 1}. ${result.detected_object}`).join('\n')}}`,
    error: null,
    image_index: index,
    qwen_attempts: 1,
  }
}

/** Step 2, create_questions: one question that passed for each region, and those that did not. */
export function questionsLine(scene: Scene): Json {
  return {
    image_path: pictureOf(scene),
    generated_vqa: scene.questions.map((question) => ({
      detected_object: question.object,
      bbox: corners(question.region),
      sam3_score: scoreOf(scene, question),
      crop_path: cropOf(scene, question),
      gen_question_status: 'success',
      vqa_pairs: [
        {
          question: question.question,
          validation_status: 'passed',
          validation_reason: question.validated,
        },
        {
          question: question.refused.question,
          validation_status: 'failed',
          validation_reason: question.refused.why,
        },
      ],
    })),
  }
}

/** Step 3, create_answers: the consensus of the teachers, the small model's tries, and the options. */
export function answersLine(scene: Scene): Json {
  return {
    image_path: pictureOf(scene),
    vqa_results: scene.questions.map((question) => resultOf(scene, question)),
  }
}

function resultOf(scene: Scene, question: Question): Json {
  const open = isOpen(question)
  const letter = letterAt(question.options.indexOf(question.given))
  return {
    question: question.question,
    status: 'valid vqa',
    reason: question.validated,
    category: question.category,
    majority_answer: question.given,
    crop_eval: {
      most_common_answer: question.given,
      consistency_count: question.agreed.count,
      consistency_score: question.agreed.count / teachers,
      llm_response: groupsOf(question),
      success: true,
      error: null,
    },
    qwen8b_eval: {
      answers: triesOf(scene, question),
      correct_count: question.easy,
      ground_truth: open ? question.given : letter,
    },
    bbox: corners(question.region),
    image_size: [scene.size.width, scene.size.height],
    bbox_image_path: `bbox_images/${md5(`${pictureOf(scene)}_${cornersText(question.region)}`)}.png`,
    ...(open
      ? {}
      : {
          mcq: {
            mcq_question: choiceText(question),
            all_options: question.options,
            correct_option: letter,
            distractors: question.options.filter((_, at) => letterAt(at) !== letter),
            correct_answer_text: question.given,
          },
        }),
    original_image_path: pictureOf(scene),
    crop_path: cropOf(scene, question),
    mask_path: null,
  }
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** The text that upstream shows the small model: question, red-box sentence, options, instruction. */
function choiceText(question: Question): string {
  const options = question.options.map((option, at) => `${letterAt(at)}. ${option}`)
  return [
    question.question,
    'Only focus on the objects inside the red bounding box in the image to answer this question.',
    options.join('\n'),
    "Answer with the option's letter from the given choices.",
  ].join('\n\n')
}

/** What the grouping judge wrote about the eight answers. */
function groupsOf({ given, agreed }: Question): string {
  const groups = new Map<string, number[]>([[given, Array.from({ length: agreed.count }, (_, at) => at + 1)]])
  agreed.others.forEach((other, at) => {
    groups.set(other, [...(groups.get(other) ?? []), agreed.count + at + 1])
  })
  const lines = [...groups].map(
    ([answer, members], at) =>
      `- Group ${at + 1} (Answer${members.length > 1 ? 's' : ''} ${members.join(', ')}): ${answer}`,
  )
  return `Grouping the answers:\n${lines.join('\n')}\n\nMost Common Answer: ${given}\nConsistency Count: ${agreed.count}`
}

/** Four answers of the small model, as many of them right as the question says. */
function triesOf(scene: Scene, question: Question): readonly string[] {
  const random = randomFor(`tries ${scene.id} ${question.question}`)
  const named = question.options.map((option, at) => `${letterAt(at)}. ${option}`)
  const right = isOpen(question) ? question.given : (named[question.options.indexOf(question.given)] ?? '')
  const wrong = isOpen(question) ? slipsOf(question) : named.filter((option) => option !== right)
  const answers = Array.from({ length: tries }, (_, at) => (at < question.easy ? right : random.pick(wrong)))
  return random.shuffled(answers)
}

/** Wrong answers to an open question: numbers nearby, or what the odd teacher said. */
function slipsOf({ given, agreed }: Question): readonly string[] {
  const number = Number(given)
  if (Number.isFinite(number)) return [number - 1, number + 1, number + 2].map(String)
  return [...agreed.others, 'The text is too small to read.']
}

/** What is true about one item, for the debrief. */
export interface SampleTruth {
  readonly question: string
  readonly image: string
  readonly verdict: 'good' | 'flawed'
  readonly flaw: string | null
  readonly explanation: string
  /** Null where the whole picture allows no single answer. */
  readonly correctAnswer: string | null
  readonly category: string
  readonly region: Rect
  /** Share of the picture that the region covers. */
  readonly regionShare: number
  /** b1 ⊂ b2 ⊂ b3. */
  readonly boxes: readonly Rect[]
}

export function truthOf(scenes: readonly Scene[]): readonly SampleTruth[] {
  return scenes.flatMap((scene) =>
    scene.questions.map((question): SampleTruth => ({
      question: question.question,
      image: pictureOf(scene),
      verdict: question.flaw === null ? 'good' : 'flawed',
      flaw: question.flaw,
      explanation: question.explanation,
      correctAnswer: question.correct === '' ? null : question.correct,
      category: question.category,
      region: question.region,
      regionShare:
        areaOf(question.region) > 0 ? Number(areaRatio(question.region, scene.size).toFixed(6)) : 0,
      boxes: question.chain,
    })),
  )
}
