import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../domain/item.ts'
import { soundContent } from './arbitraries.test-data.ts'
import {
  acceptedWith,
  exported,
  imported,
  plainContent,
  toldOf,
  type Exported,
} from './conformance.test-data.ts'
import type { ByteSource, Loss } from './format.ts'
import { formats } from './formats.ts'
import { nameOf, type Candidate } from './held.ts'
import { isPicture, sniff } from './sniff.ts'
import { headOf } from './byteSource.ts'
import type { TargetPlan } from './target.ts'
import { targets, targetWith } from './targets.ts'

/** How what goes out to a target comes back in. */
interface Reading {
  /** The format that reads it. */
  readonly format: string
  /** Which of the target's files it reads. */
  readonly files: RegExp
  /** How items are told from each other: by the id that was written, or by their place. */
  readonly knows: 'id' | 'place'
  /**
   * Whether the question stands by itself, or in a prompt from which readers take option lines and instructions: then
   * only texts without anything of the kind come back as they were.
   */
  readonly asks: 'alone' | 'in a prompt'
  /** What of items is not what went out, beyond what target and format declare, and why. */
  readonly except?: readonly Exception[]
}

type Field = 'question' | 'options' | 'answerLetter' | 'answerText' | 'category' | 'region' | 'boxes'

interface Exception {
  readonly field: Field
  readonly of: (candidate: Candidate, plan: TargetPlan) => boolean
  readonly why: string
}

const chainsOfIt = (candidate: Candidate): number => toldOf(candidate).chains.length

/** Several instances: their boxes stand in place of the region, as the plan's losses say. */
const instancesForRegion: Exception = {
  field: 'region',
  of: (candidate) => chainsOfIt(candidate) > 1,
  why: 'the boxes of instances stand in its place',
}

const unnamedCategory: Exception = {
  field: 'category',
  of: (candidate) => toldOf(candidate).content.category === null,
  why: 'its trainers and loaders want a word in the column',
}

/** Loaders of TSV files take some options for nothing or for numbers; each that is written otherwise has a warning. */
const guarded = (['options', 'answerText'] as const).map((field): Exception => ({
  field,
  of: ({ item }, { warnings }) =>
    warnings.some(
      ({ code, sentence }) =>
        ['column-of-numbers', 'option-taken-for-nothing', 'answer-taken-for-nothing'].includes(code) &&
        sentence.startsWith(nameOf(item)),
    ),
  why: 'a warning says how they are written',
}))

const readings: Readonly<Record<string, readonly Reading[]>> = {
  zoombench: [{ format: 'zoombench', files: /^zoombench\.json$/, knows: 'id', asks: 'alone' }],
  'zoombench-parquet': [
    { format: 'zoombench-parquet', files: /^data\/.*\.parquet$/, knows: 'id', asks: 'alone' },
  ],
  vlmevalkit: [
    {
      format: 'vlmevalkit',
      files: /\.tsv$/,
      knows: 'id',
      asks: 'in a prompt',
      except: [unnamedCategory, ...guarded],
    },
  ],
  'lmms-eval': [{ format: 'zoombench-parquet', files: /^data\/.*\.parquet$/, knows: 'id', asks: 'alone' }],
  'hr-bench': [{ format: 'hr-bench', files: /\.tsv$/, knows: 'place', asks: 'in a prompt', except: guarded }],
  vstar: [
    {
      format: 'vstar',
      files: /^test_questions\.jsonl$|^(?:direct_attributes|relative_position)\/.*\.json$/,
      knows: 'place',
      asks: 'in a prompt',
      except: [instancesForRegion],
    },
  ],
  'nested-boxes': [{ format: 'nested-boxes', files: /^nested_boxes\.json$/, knows: 'id', asks: 'alone' }],
  'lfpc-stage2': [
    { format: 'verl', files: /^stage2\.parquet$/, knows: 'id', asks: 'in a prompt' },
    { format: 'verl', files: /^stage2\.jsonl$/, knows: 'id', asks: 'in a prompt' },
  ],
  easyr1: [
    {
      format: 'easyr1',
      files: /^train\.parquet$/,
      knows: 'id',
      asks: 'in a prompt',
      except: [unnamedCategory],
    },
  ],
  focus: [
    { format: 'cof-trajectories', files: /^cof\.json$/, knows: 'id', asks: 'in a prompt' },
    { format: 'cof-trajectories', files: /^deepeyes\.json$/, knows: 'id', asks: 'in a prompt' },
    { format: 'cof-trajectories', files: /^mini_o3\.json$/, knows: 'id', asks: 'in a prompt' },
  ],
  'visual-cot': [
    {
      format: 'visual-cot',
      files: /^viscot\.jsonl$/,
      knows: 'id',
      asks: 'in a prompt',
      except: [instancesForRegion],
    },
    {
      format: 'visual-cot-talks',
      files: /^viscot_conversations\.json$/,
      knows: 'id',
      asks: 'in a prompt',
      except: [instancesForRegion],
    },
  ],
  coco: [{ format: 'coco', files: /^coco\.json$/, knows: 'id', asks: 'alone' }],
  labelme: [{ format: 'labelme', files: /\.json$/, knows: 'id', asks: 'alone' }],
  'label-studio': [{ format: 'label-studio', files: /^tasks\.json$/, knows: 'id', asks: 'alone' }],
  cvat: [{ format: 'cvat', files: /^annotations\.xml$/, knows: 'id', asks: 'alone' }],
}

/** Targets that no format reads, and why that is as it should be. */
const unread: Readonly<Record<string, string>> = {
  'stage-one': 'its questions stand there for a model at a resolution; the items are those of other targets',
  sayo: 'its records say which tokens see the evidence, for a trainer',
  statistics: 'agreement and times are worked out anew from what people said',
  datasheet: 'it describes the items in prose',
  judgements: 'what people said is merged from project files, never from a report of it',
}

/** Files that go along and hold no items. */
const besides: readonly RegExp[] = [
  /^README\.md$/,
  /^croissant\.json$/,
  /\.ya?ml$|_yaml$/,
  /^utils\.py$/,
  /^label_config\.xml$/,
  /^labels\.json$/,
]

const lostFields: Readonly<Partial<Record<Loss, readonly Field[]>>> = {
  options: ['options', 'answerLetter'],
  boxes: ['boxes'],
  region: ['region'],
  category: ['category'],
}

/** What can be told from the prompt around it: no option lines of its own, options of one line, more than a marker. */
const isTellable = (candidate: Candidate): boolean => {
  const { question, options } = toldOf(candidate).content
  return (
    question.trim() !== '<image>' &&
    ![question, ...options].some((text) => /^[A-Z][.)]/m.test(text)) &&
    !options.some((option) => option.includes('\n'))
  )
}

/** Whether a file of an export is read, or one of those that hold no items. */
const isNamed = (id: string, path: string): boolean =>
  [...(readings[id] ?? []).map(({ files }) => files), ...besides, /\.(?:jpg|png)$/].some((pattern) =>
    pattern.test(path),
  )

async function dataOf({ files }: Exported, { files: own }: Reading): Promise<readonly ByteSource[]> {
  const kept: ByteSource[] = []
  for (const file of files)
    if (own.test(file.path) || isPicture(sniff(await headOf(file, 16)))) kept.push(file)
  return kept
}

const valueOf = (item: Item, field: Field): unknown => (field === 'boxes' ? item.source.boxes : item[field])

const toldValue = (candidate: Candidate, field: Field): unknown => {
  const { content, chains } = toldOf(candidate)
  return field === 'boxes' ? chains : content[field]
}

const fields: readonly Field[] = [
  'question',
  'options',
  'answerLetter',
  'answerText',
  'category',
  'region',
  'boxes',
]

const pairs = Object.entries(readings).flatMap(([id, each]) =>
  each.map((reading) => [id, String(reading.files), reading] as const),
)

describe('what goes out comes back in', () => {
  it('by a format that is named here, or with the reason why none reads it, for every target', () => {
    expect(targets.map(({ id }) => id).toSorted()).toEqual(
      [...Object.keys(readings), ...Object.keys(unread)].toSorted(),
    )
    const known = new Set(formats.map(({ id }) => id))
    expect(pairs.map(([, , { format }]) => format).filter((id) => !known.has(id))).toEqual([])
  })

  it.each(pairs)('from %s: %s', async (id, _files, reading) => {
    const target = targetWith(id)
    const format = formats.find((each) => each.id === reading.format)
    if (!target || !format) throw new Error(`There is no ${id}, or none that reads it.`)
    const lost = new Set([...target.loses, ...format.loses].flatMap((loss) => lostFields[loss] ?? []))
    const isAlone = reading.asks === 'alone'
    const given = fc.oneof(
      fc.record({ all: acceptedWith(soundContent), isTricky: fc.constant(!isAlone) }),
      fc.record({ all: acceptedWith(plainContent), isTricky: fc.constant(false) }),
    )
    let compared = 0
    await fc.assert(
      fc.asyncProperty(given, async ({ all, isTricky }) => {
        const given = isTricky ? all.filter(isTellable) : all
        const out = await exported(target, given)
        expect(out.files.map(({ path }) => path).filter((path) => !isNamed(id, path))).toEqual([])
        const held = new Set(out.plan.held.map(({ itemId }) => itemId))
        const going = given.filter(({ item }) => !held.has(item.id))
        expect(going).toHaveLength(out.plan.total)
        const back = await imported(await dataOf(out, reading), given)
        // A file without any record is known by nothing in it.
        expect(going.length === 0 ? [] : back.errors).toEqual([])
        expect(back.items.filter(({ source }) => source.format !== reading.format)).toEqual([])
        expect(back.items).toHaveLength(going.length)
        if (isTricky) return
        for (const [place, candidate] of going.entries()) {
          const item =
            reading.knows === 'place'
              ? back.items[place]
              : back.items.find(({ source }) => source.id === candidate.item.id)
          if (!item) throw new Error(`${candidate.item.id} did not come back.`)
          expect(item.pictureId).toBe(candidate.picture?.id)
          expect(back.pictures.get(item.id)).toMatch(/^(?:kept|made)$/)
          compared++
          const excepted = (reading.except ?? [])
            .filter((exception) => exception.of(candidate, out.plan))
            .map(({ field }) => field)
          for (const field of fields.filter((each) => !lost.has(each) && !excepted.includes(each)))
            expect([field, valueOf(item, field)]).toEqual([field, toldValue(candidate, field)])
        }
      }),
      { numRuns: 60, seed: 5 },
    )
    expect(compared).toBeGreaterThan(20)
  })
})
