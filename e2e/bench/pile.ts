import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import type { Size } from '../../src/domain/geometry.ts'
import { results } from '../command.ts'

/** What an import takes: a folder with pictures and R2I step 3 records about them. */
export interface Pile {
  readonly folder: string
  readonly items: number
}

const itemScene: Size = { width: 3840, height: 2160 }

/** A pile of 4K pictures with one item each; made once and kept under `e2e/.results`. */
export function pileOfPictures(count: number): Pile {
  const folder = resolve(results, `pile-${count}-pictures`)
  if (!existsSync(resolve(folder, 'validated_vqa.jsonl'))) {
    mkdirSync(resolve(folder, 'images'), { recursive: true })
    const rows: string[] = []
    for (let index = 0; index < count; index += 1) {
      writeFileSync(resolve(folder, `images/scene-${index}.jpg`), drawScene(index))
      rows.push(row(`images/scene-${index}.jpg`, [record(index)]))
    }
    writeFileSync(resolve(folder, 'validated_vqa.jsonl'), rows.join('\n'))
  }
  return { folder, items: count }
}

/** One picture and many items on it. */
export function pileOfItems(count: number): Pile {
  const folder = resolve(results, `pile-${count}-items`)
  if (!existsSync(resolve(folder, 'validated_vqa.jsonl'))) {
    mkdirSync(resolve(folder, 'images'), { recursive: true })
    writeFileSync(resolve(folder, 'images/scene-0.jpg'), drawScene(0))
    const rows: string[] = []
    for (let start = 0; start < count; start += 20) {
      rows.push(
        row(
          'images/scene-0.jpg',
          Array.from({ length: 20 }, (_, offset) => record(start + offset)),
        ),
      )
    }
    writeFileSync(resolve(folder, 'validated_vqa.jsonl'), rows.join('\n'))
  }
  return { folder, items: count }
}

const row = (path: string, results: readonly unknown[]): string =>
  JSON.stringify({ image_path: path, vqa_results: results })

function record(index: number) {
  const x = (index * 613) % (itemScene.width - 320)
  const y = (index * 331) % (itemScene.height - 240)
  const options = [index, index + 1, index + 2, index + 3].map((number) => `Number ${number}`)
  const question = `Which number stands on plate ${index} beside the gate?`
  return {
    question,
    status: 'valid vqa',
    majority_answer: options[1],
    crop_eval: {
      most_common_answer: options[1],
      consistency_count: 7,
      consistency_score: 0.875,
      llm_response: '',
      success: true,
      error: null,
    },
    qwen8b_eval: { answers: ['A', 'B', 'C', 'D'], correct_count: 1, ground_truth: 'B' },
    mcq: {
      mcq_question: `${question}\n\nA. ${options[0]}\nB. ${options[1]}\nC. ${options[2]}\nD. ${options[3]}\n\nAnswer with the option's letter from the given choices.`,
      all_options: options,
      correct_option: 'B',
      distractors: [options[0], options[2], options[3]],
      correct_answer_text: options[1],
    },
    bbox: [x, y, x + 240, y + 160],
    image_size: [itemScene.width, itemScene.height],
    bbox_image_path: null,
    original_image_path: null,
    crop_path: null,
    mask_path: null,
  }
}

/** The path of one picture of this size; made once and kept under `e2e/.results`. */
export function largeScene(size: Size): string {
  const path = resolve(results, `scene-${size.width}x${size.height}.jpg`)
  if (!existsSync(path)) {
    mkdirSync(results, { recursive: true })
    writeFileSync(path, drawScene(1, size))
  }
  return path
}

/** A picture with detail everywhere, so that decoding it costs what a photo costs. */
function drawScene(seed: number, { width, height }: Size = itemScene): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  let state = seed + 1
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  context.fillStyle = `hsl(${seed * 37} 30% 60%)`
  context.fillRect(0, 0, width, height)
  for (let mark = 0; mark < (6000 * width * height) / (3840 * 2160); mark += 1) {
    context.fillStyle = `hsl(${next() * 360} ${20 + next() * 50}% ${20 + next() * 60}%)`
    context.fillRect(next() * width, next() * height, 4 + next() * 90, 4 + next() * 60)
  }
  return canvas.toBuffer('image/jpeg', 90)
}
