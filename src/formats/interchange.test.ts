import { XMLParser } from 'fast-xml-parser'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBox } from '../domain/boxEdits.ts'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { chainsOf } from '../domain/chains.ts'
import {
  exampleItem,
  exampleJudgement,
  exampleOpenItem,
  examplePicture,
  exampleProject,
} from '../domain/example.ts'
import { outward, sameRect, type Rect } from '../domain/geometry.ts'
import { indexOfLetter, type Content, type Item } from '../domain/item.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Project } from '../domain/project.ts'
import { Refusal } from '../domain/refusal.ts'
import { rectIn, soundContent } from './arbitraries.test-data.ts'
import { coco } from './coco.ts'
import { cocoFolder } from './cocoWrite.ts'
import { cvat } from './cvat.ts'
import { cvatFolder } from './cvatWrite.ts'
import {
  acceptedCandidate,
  boxedCandidate,
  exportOptions,
  exportScope,
  spokenDesk,
  textsOf,
} from './export.test-data.ts'
import type { Draft, Format } from './format.ts'
import { recognise } from './formats.ts'
import type { Candidate } from './held.ts'
import { labelMe } from './labelMe.ts'
import { labelMeFolder } from './labelMeWrite.ts'
import { labelStudio } from './labelStudio.ts'
import { labelStudioFolder } from './labelStudioWrite.ts'
import { parsed } from './parsed.test-data.ts'
import type { ExportOptions, Target } from './target.ts'
import { decodeAll, file } from './upstream.test-data.ts'

const tools: readonly (readonly [label: string, target: Target, format: Format])[] = [
  ['COCO', cocoFolder, coco],
  ['LabelMe', labelMeFolder, labelMe],
  ['Label Studio', labelStudioFolder, labelStudio],
  ['CVAT', cvatFolder, cvat],
]

const project: Project = { ...exampleProject, nesting: { levels: ['text', 'sign'], of: 'accepted' } }

const planOf = (target: Target, candidates: readonly Candidate[], options: ExportOptions = exportOptions()) =>
  target.plan(exportScope(candidates, project), options)

async function filesOf(
  target: Target,
  candidates: readonly Candidate[],
  options: ExportOptions = exportOptions(),
): Promise<ReadonlyMap<string, string>> {
  const plan = planOf(target, candidates, options)
  const files = await textsOf(plan.write(spokenDesk))
  expect(files.size).toBe(plan.files)
  return files
}

/** Whatever of the files is recognised, read again. */
async function readBack(
  format: Format,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string | null, Draft>> {
  const drafts = new Map<string | null, Draft>()
  for (const [path, text] of files) {
    if (recognise(path, text)?.format !== format) continue
    const all = await decodeAll(format, file(path, text))
    expect(all.problems).toEqual([])
    for (const draft of all.drafts) {
      expect(drafts.has(draft.source.id)).toBe(false)
      drafts.set(draft.source.id, draft)
    }
  }
  return drafts
}

const size = { width: 640, height: 480 }
const drawn: fc.Arbitrary<Judgement> = fc
  .array(fc.tuple(rectIn(size), fc.constantFrom('', 'sign', 'shop "A" & <B>', 'region', 'b2')), {
    maxLength: 6,
  })
  .map((parts) =>
    parts.reduce((judgement, [rect, label], place) => {
      try {
        return drawBox(judgement, `box-${place}`, rect, size, label, place)
      } catch (error) {
        if (error instanceof Refusal) return judgement
        throw error
      }
    }, exampleJudgement()),
  )

const candidates: fc.Arbitrary<readonly Candidate[]> = fc
  .uniqueArray(fc.constantFrom('item-1', 'a/b', '日本', '__proto__', '1', 'q1c1_b1'), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id, at) =>
        fc.tuple(fc.constant(id), fc.constant(at), soundContent(size), drawn, fc.boolean()),
      ),
    ),
  )
  .map((parts) =>
    parts.map(([id, order, content, { boxes }, isOther]) => {
      const picture = examplePicture(isOther ? { ...size, id: 'other', sha256: 'cd' } : size)
      const item: Item = { ...exampleItem({ id, order }), ...content }
      return acceptedCandidate(item, picture, content, { boxes })
    }),
  )

interface Told {
  readonly content: Content
  readonly chains: readonly (readonly { readonly rect: Rect; readonly label: string }[])[]
}

/** What an item says once it went through a tool: whole pixels, the text of the right option, named levels. */
function toldOf({ resolution, judgements }: Candidate): Told {
  if (typeof resolution === 'string') throw new Error('accepted')
  const { content } = resolution
  const chains = chainsOf(judgements[0]?.boxes ?? []).map(({ levels }) => {
    const whole: { readonly rect: Rect; readonly label: string }[] = []
    for (const [place, { rect, label }] of levels.entries()) {
      const out = outward(rect, size)
      const name = label === '' ? (['text', 'sign'][place] ?? `Level ${place + 1}`) : label
      if (!sameRect(whole.at(-1)?.rect ?? null, out)) whole.push({ rect: out, label: name })
    }
    return whole
  })
  const answerText = content.options[indexOfLetter(content.answerLetter)] ?? content.answerText
  return {
    content: { ...content, answerText, region: content.region && outward(content.region, size) },
    chains,
  }
}

describe.each(tools)('an export for %s', (_, target, format) => {
  it('reads back as the same questions, answers, regions and chains', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, async (given) => {
        const drafts = await readBack(format, await filesOf(target, given))
        expect(drafts.size).toBe(given.length)
        for (const candidate of given) {
          const draft = drafts.get(candidate.item.id)
          const told = toldOf(candidate)
          expect(draft?.content).toEqual(told.content)
          expect(draft?.source.boxes).toEqual(told.chains)
          expect(draft?.claimedSize).toEqual(size)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has each picture once, beside its files, and the same bytes each time', async () => {
    const png = examplePicture({ id: 'picture-2', sha256: 'cd', type: 'image/webp' })
    const given = [
      boxedCandidate(),
      boxedCandidate(exampleOpenItem({ id: 'item-2', order: 2 })),
      acceptedCandidate(exampleItem({ id: 'item-3', order: 3 }), {
        ...png,
        origin: { ...png.origin, plainJpeg: false },
      }),
    ]
    const files = await filesOf(target, given)
    expect([...files].filter(([path]) => /\.(?:jpg|png)$/.test(path))).toEqual([
      ['images/harbour.jpg', 'kept picture-1'],
      ['images/harbour_2.png', 'image/png picture-2'],
    ])
    expect(await filesOf(target, given)).toEqual(files)
    const jpeg = await filesOf(target, given, exportOptions({ pictures: 'jpeg' }))
    expect([...jpeg.keys()]).toContain('images/harbour_2.jpg')
    const drafts = await readBack(format, files)
    expect([...drafts.values()].map(({ source }) => source.picturePath.replace(/^.*\//, ''))).toEqual([
      'harbour.jpg',
      'harbour.jpg',
      'harbour_2.png',
    ])
  })

  it('takes items without boxes by their region, and says why it leaves others', () => {
    const region = null
    const plan = planOf(target, [
      boxedCandidate(),
      acceptedCandidate(exampleItem({ id: 'regional', order: 2 })),
      acceptedCandidate(exampleItem({ id: 'bare', order: 3 }), examplePicture(), { region }),
      acceptedCandidate(exampleItem({ id: 'gone', order: 4 }), examplePicture({ sha256: null })),
      acceptedCandidate(exampleItem({ id: 'empty', order: 5 }), examplePicture(), { question: ' ' }),
      { ...boxedCandidate(exampleItem({ id: 'open', order: 6 })), resolution: 'undecided' },
    ])
    expect(plan.total).toBe(2)
    expect(plan.held.map(({ itemId, code }) => [itemId, code])).toEqual([
      ['bare', 'region-missing'],
      ['gone', 'picture-missing'],
      ['empty', 'question-empty'],
      ['open', 'undecided'],
    ])
  })

  it('says how many boxes are copied for chains that share them', async () => {
    const boxes = [
      boxIn(null, 'street', rectOf(0, 0, 900, 900)),
      boxIn('street', 'one', rectOf(10, 10, 40, 40)),
      boxIn('street', 'two', rectOf(50, 50, 90, 90)),
    ]
    const given = [acceptedCandidate(exampleItem(), examplePicture(), { region: null }, { boxes })]
    expect(planOf(target, given).losses).toEqual([
      'Chains that share an outer box get a copy of it each: 1 box is written once more.',
    ])
    expect(planOf(target, [boxedCandidate()]).losses).toEqual([])
    const drafts = await readBack(format, await filesOf(target, given))
    expect(drafts.get('item-1')?.source.boxes.map((chain) => chain.map(({ rect }) => rect.x1))).toEqual([
      [10, 0],
      [50, 0],
    ])
  })

  it('shuffles options with their letters, and splits by picture', async () => {
    const other = examplePicture({ id: 'picture-2', sha256: 'cd' })
    const given = [boxedCandidate(), boxedCandidate(exampleItem({ id: 'item-2' }), other)]
    const seeds = await Promise.all(
      [1, 2, 3, 4].map(async (seed) => {
        const drafts = await readBack(
          format,
          await filesOf(target, given, exportOptions({ shuffle: { seed } })),
        )
        return [...drafts.values()].map(({ content }) => content)
      }),
    )
    for (const { options, answerLetter, answerText } of seeds.flat()) {
      expect(options[indexOfLetter(answerLetter)]).toBe('three')
      expect(answerText).toBe('three')
    }
    expect(new Set(seeds.flat().map(({ options }) => options.join())).size).toBeGreaterThan(1)
  })

  it('is nothing but frames where nothing goes out', async () => {
    const files = await filesOf(target, [])
    expect([...files.keys()].every((path) => !path.startsWith('images/'))).toBe(true)
  })
})

const sharp = '</attribute><script>alert("&amp;")</script>\r\n\ttail ]]> =1+1'

describe('what other readers find', () => {
  const given = [
    acceptedCandidate(exampleItem({ id: 'a' }), examplePicture(), {
      question: sharp,
      options: ['"one"', '<two>'],
      answerLetter: 'B',
      answerText: '<two>',
    }),
    boxedCandidate(exampleOpenItem({ id: 'b', order: 2 })),
  ]

  it('COCO as pycocotools indexes it: whole ids, xywh boxes, known pictures and categories', async () => {
    const files = await filesOf(cocoFolder, given)
    const data = parsed.coco(files.get('coco.json') ?? '')
    expect(data.images).toEqual([{ id: 1, file_name: 'harbour.jpg', width: 4000, height: 3000 }])
    expect(data.categories.map(({ id, name }) => [id, name])).toEqual([
      [1, 'b1'],
      [2, 'b2'],
      [3, 'region'],
    ])
    expect(
      data.annotations.map(({ id, image_id: image, category_id: category, bbox, area, iscrowd }) => [
        id,
        image,
        category,
        bbox,
        area,
        iscrowd,
      ]),
    ).toEqual([
      [1, 1, 3, [100, 200, 120, 80], 9600, 0],
      [2, 1, 1, [100, 200, 120, 80], 9600, 0],
      [3, 1, 2, [90, 190, 211, 210], 44310, 0],
    ])
    expect(data.questions.map(({ question }) => question)).toEqual([sharp, 'How many bolts hold the hinge?'])
  })

  it('LabelMe: every key that its loader needs, and the picture beside the file', async () => {
    const files = await filesOf(labelMeFolder, given)
    expect([...files.keys()]).toEqual(['images/harbour.json', 'images/harbour.jpg'])
    const data = parsed.labelMe(files.get('images/harbour.json') ?? '')
    expect(data).toMatchObject({
      version: '5.5.0',
      flags: {},
      imagePath: 'harbour.jpg',
      imageData: null,
      imageHeight: 3000,
      imageWidth: 4000,
    })
    expect(
      data.shapes.map(({ label, points, group_id: group, description, level }) => [
        label,
        points,
        group,
        description,
        level,
      ]),
    ).toEqual([
      [
        'region',
        [
          [100, 200],
          [220, 280],
        ],
        null,
        '',
        undefined,
      ],
      [
        'b1',
        [
          [100, 200],
          [220, 280],
        ],
        1,
        'bolts',
        1,
      ],
      [
        'b2',
        [
          [90, 190],
          [301, 400],
        ],
        1,
        'sign',
        2,
      ],
    ])
  })

  it('Label Studio: every result has a control in the config, and its boxes are percents', async () => {
    const files = await filesOf(labelStudioFolder, given)
    const config = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => /TextArea|Choices|Label$/.test(name),
    }).parse(files.get('label_config.xml') ?? '') as {
      readonly View: {
        readonly Image: Readonly<Record<string, string>>
        readonly RectangleLabels: {
          readonly '@_name': string
          readonly Label: readonly Readonly<Record<string, string>>[]
        }
        readonly TextArea: readonly Readonly<Record<string, string>>[]
        readonly Choices: readonly Readonly<Record<string, string>>[]
      }
    }
    const { View } = config
    const controls = new Set([
      View.RectangleLabels['@_name'],
      ...View.TextArea.map((control) => control['@_name']),
      ...View.Choices.map((control) => control['@_name']),
    ])
    expect(View.RectangleLabels.Label.map((label) => label['@_value'])).toEqual(['b1', 'b2', 'region'])
    const [task] = parsed.labelStudio(files.get('tasks.json') ?? '')
    expect(task?.data).toEqual({ image: '/data/local-files/?d=images/harbour.jpg' })
    const results = task?.annotations[0]?.result ?? []
    for (const result of results) {
      if (result.type === 'relation') continue
      expect(controls).toContain(result.from_name)
      expect(result.to_name).toBe(View.Image['@_name'])
      expect(result.value).toMatchObject({ x: expect.any(Number), rotation: 0 })
    }
    expect(results.filter(({ type }) => type === 'relation')).toHaveLength(1)
    expect(results[0]?.value).toMatchObject({ x: 2.5, width: 3, rectanglelabels: ['region'] })
  })

  it('CVAT: declared labels and attributes, and every text as it was', async () => {
    const files = await filesOf(cvatFolder, given)
    const { annotations } = parsed.cvat(files.get('annotations.xml') ?? '')
    expect(annotations.version).toBe('1.1')
    const [image] = annotations.image
    expect(image).toMatchObject({
      '@_id': '0',
      '@_name': 'harbour.jpg',
      '@_width': '4000',
      '@_height': '3000',
    })
    const declared = new Map(
      annotations.meta.task.labels.label.map(({ name, attributes }) => [
        name,
        attributes.attribute.map((attribute) => attribute.name),
      ]),
    )
    for (const box of image?.box ?? []) {
      for (const attribute of box.attribute)
        expect(declared.get(box['@_label'])).toContain(attribute['@_name'])
    }
    const [region, inner, outer] = image?.box ?? []
    expect(region?.attribute.find((attribute) => attribute['@_name'] === 'question')?.['#text']).toBe(sharp)
    expect(inner).toMatchObject({ '@_xtl': '100.00', '@_ybr': '280.00', '@_group_id': '1', '@_z_order': '2' })
    expect(outer).toMatchObject({ '@_label': 'b2', '@_group_id': '1', '@_z_order': '1' })
    const labels = parsed.labels(files.get('labels.json') ?? '')
    expect(
      labels.map(({ name, attributes }) => [name, attributes.map((attribute) => attribute.name)]),
    ).toEqual([...declared])
  })

  it('CVAT: a mark in place of every character that XML cannot hold, and a sentence with their number', async () => {
    const candidate = acceptedCandidate(exampleOpenItem(), examplePicture(), {
      question: 'a\u0000b\u001b\uffffc\u0085d?',
    })
    expect(planOf(cvatFolder, [candidate]).losses).toEqual([
      '1 item holds control characters, which XML cannot; each is written as \uFFFD.',
    ])
    const files = await filesOf(cvatFolder, [candidate])
    const drafts = await readBack(cvat, files)
    expect(drafts.get('item-1')?.content.question).toBe('a\uFFFDb\uFFFD\uFFFDc\u0085d?')
    for (const target of [cocoFolder, labelMeFolder, labelStudioFolder]) {
      expect(planOf(target, [candidate]).losses).toEqual([])
    }
  })
})
