import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { frameOf } from '../domain/geometry.ts'
import { rectIn } from './arbitraries.test-data.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { textIn, writtenBy } from './exportWritten.test-data.ts'
import { focusTrajectories } from './focusWrite.ts'
import { planImport } from './plan.ts'
import { sharesOf } from './zoomCalls.ts'

const picture = examplePicture({ width: 2000, height: 1000 })
const chain = [
  boxIn(null, 'b3', rectOf(0, 0, 2000, 1000), { label: 'all' }),
  boxIn('b3', 'b2', rectOf(400, 200, 1200, 600), { label: 'sign </think> panel' }),
  boxIn('b2', 'b1', rectOf(600, 300, 800, 400), { label: 'text' }),
]
const open = exampleOpenItem({ question: 'What is <image> written?', answerText: 'Harbor School' })
const single = acceptedCandidate(open, picture, {}, { boxes: chain })
const several = acceptedCandidate(
  exampleItem({ id: 'item-2', order: 2 }),
  picture,
  {},
  {
    boxes: [
      boxIn(null, 'both', rectOf(400, 200, 1200, 600)),
      boxIn('both', 'left', rectOf(400, 200, 500, 300)),
      boxIn('both', 'right', rectOf(1100, 200, 1120, 300)),
    ],
  },
)

interface Talk {
  readonly id: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly images: readonly string[]
}
const talksIn = (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, path: string): readonly Talk[] =>
  JSON.parse(textIn(files, path)) as Talk[]

/** The JSON between tags, over all messages of a talk. */
const between = (talk: Talk | undefined, tag: string): readonly unknown[] =>
  (talk?.messages ?? [])
    .filter(({ role }) => role === 'assistant')
    .flatMap(({ content }) => [...content.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))])
    .map(([, inner = '']): unknown => JSON.parse(inner))

describe('focus trajectories', () => {
  it('are three files, the picture, and a crop for each look', async () => {
    const { files, plan } = await writtenBy(focusTrajectories, [single, several])
    expect([...files.keys()]).toEqual([
      'cof.json',
      'deepeyes.json',
      'mini_o3.json',
      'images/harbour.jpg',
      'crops/item-1.1.png',
      'crops/item-1.2.png',
      'crops/item-2.1.png',
      'crops/item-2.2.png',
      'crops/item-2.3.png',
    ])
    expect(textIn(files, 'crops/item-1.2.png')).toBe('image/png picture-1 600,300,800,400')
    expect(plan.warnings.map(({ code }) => code)).toContain('zoom-too-small')
    expect(plan.losses).toHaveLength(2)
  })

  it.each(['cof.json', 'deepeyes.json'])('zoom from context to b1 in pixels in %s', async (path) => {
    const { files } = await writtenBy(focusTrajectories, [single])
    const [talk] = talksIn(files, path)
    expect(talk?.images).toEqual(['images/harbour.jpg', 'crops/item-1.1.png', 'crops/item-1.2.png'])
    expect(between(talk, 'tool_call')).toEqual([
      {
        name: 'image_zoom_in_tool',
        arguments: { bbox_2d: [400, 200, 1200, 600], label: 'sign [/think] panel' },
      },
      { name: 'image_zoom_in_tool', arguments: { bbox_2d: [600, 300, 800, 400], label: 'text' } },
    ])
    expect(talk?.messages.at(-1)?.content).toContain('<answer>Harbor School</answer>')
  })

  it('zoom in shares of the look before for Mini-o3', async () => {
    const { files } = await writtenBy(focusTrajectories, [single, several])
    const [first, second] = talksIn(files, 'mini_o3.json')
    expect(between(first, 'grounding')).toEqual([
      { bbox_2d: [0.2, 0.2, 0.6, 0.6], source: 'original_image' },
      { bbox_2d: [0.25, 0.25, 0.5, 0.5], source: 'observation_1' },
    ])
    expect(between(second, 'grounding')).toEqual([
      { bbox_2d: [0.2, 0.2, 0.6, 0.6], source: 'original_image' },
      { bbox_2d: [0, 0, 0.125, 0.25], source: 'observation_1' },
      { bbox_2d: [0.875, 0, 0.9, 0.25], source: 'observation_1' },
    ])
  })

  it('have a marker for each picture, in turns of user and assistant', async () => {
    const { files } = await writtenBy(focusTrajectories, [single, several])
    for (const path of ['cof.json', 'deepeyes.json', 'mini_o3.json']) {
      for (const { messages, images } of talksIn(files, path)) {
        const text = messages.map(({ content }) => content).join('')
        expect(text.split('<image>')).toHaveLength(images.length + 1)
        const roles = messages.slice(1).map(({ role }) => role)
        expect(roles).toEqual(roles.map((_, at) => (at % 2 === 0 ? 'user' : 'assistant')))
        expect(text.match(/<think>/g)?.length).toBe(text.match(/<\/think>/g)?.length)
      }
    }
  })

  it('are read back with question and answer', async () => {
    const { files } = await writtenBy(focusTrajectories, [several])
    const source = bytesFromBlob('cof.json', new Blob([files.get('cof.json') ?? new Uint8Array()]))
    const { drafts } = await planImport([source])
    const { resolution } = several
    const content = typeof resolution === 'string' ? null : resolution.content
    expect(drafts.map((draft) => draft.content)).toEqual([{ ...content, category: null, region: null }])
  })
})

describe('shares of a look', () => {
  it('lead back to the same pixels with six decimals', () => {
    const size = { width: 30_000, height: 20_000 }
    fc.assert(
      fc.property(rectIn(size), (rect) => {
        const whole = {
          x1: Math.floor(rect.x1),
          y1: Math.floor(rect.y1),
          x2: Math.ceil(rect.x2),
          y2: Math.ceil(rect.y2),
        }
        const shares = sharesOf(whole, frameOf(size)).map((share) => Number(share.toFixed(6)))
        const back = shares.map((share, at) => Math.round(share * (at % 2 === 0 ? size.width : size.height)))
        expect(back).toEqual([whole.x1, whole.y1, whole.x2, whole.y2])
      }),
    )
  })
})
