import type { Rect, Size } from '../domain/geometry.ts'
import { inert } from './trainingText.ts'
import { frameAround, sharesOf, type ZoomCall } from './zoomCalls.ts'

export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** What a conversation is made of. */
export interface Focus {
  readonly question: string
  readonly answer: string
  readonly calls: readonly ZoomCall[]
  readonly picture: Size
}

/** How one family of models calls for a closer look and is shown it. Each `<image>` takes the next picture. */
interface Convention {
  readonly system: string
  readonly call: (call: ZoomCall, focus: Focus) => string
  readonly shown: (place: number) => string
}

const zoomTool = JSON.stringify({
  type: 'function',
  function: {
    name: 'image_zoom_in_tool',
    description: 'Cuts a region out of the picture and shows it.',
    parameters: {
      type: 'object',
      properties: {
        bbox_2d: {
          type: 'array',
          items: { type: 'number' },
          minItems: 4,
          maxItems: 4,
          description: 'x1, y1, x2, y2 in pixels of the original picture.',
        },
        label: { type: 'string', description: 'What is in the region.' },
      },
      required: ['bbox_2d'],
    },
  },
})

const toolSystem = `You are a helpful assistant. To look closer you may call a tool.\n<tools>\n${zoomTool}\n</tools>\nWrite each call as <tool_call>{"name": …, "arguments": …}</tool_call>, and the final answer as <answer>…</answer>.`

/** `image_zoom_in_tool` with pixels of the original picture, as CoF and DeepEyes have it (FORMATS §2.3). */
const toolCall = ({ rect, label }: ZoomCall): string => {
  const call = { name: 'image_zoom_in_tool', arguments: { bbox_2d: corners(rect), label: inert(label) } }
  return `<tool_call>\n${JSON.stringify(call)}\n</tool_call>`
}

export const conventions: Readonly<Record<'cof' | 'deepeyes' | 'mini_o3', Convention>> = {
  cof: { system: toolSystem, call: toolCall, shown: () => '<image>' },
  deepeyes: {
    system: toolSystem,
    call: toolCall,
    shown: () => '<tool_response><image></tool_response>',
  },
  mini_o3: {
    system:
      'You are a helpful assistant. To look closer, write <grounding>{"bbox_2d": [x1, y1, x2, y2], "source": "original_image"}</grounding> with shares of the sides of the source, 0 to 1; the source may also be an earlier look, "observation_1" and so on. Write the final answer as <answer>…</answer>.',
    call: (call, { calls, picture }) => {
      const source = call.within === null ? 'original_image' : `observation_${call.within + 1}`
      const box = sharesOf(call.rect, frameAround(call, calls, picture)).map(sixDecimals)
      // Its reader finds the box by this very spelling.
      return `<grounding>{"bbox_2d": [${box.join(', ')}], "source": "${source}"}</grounding>`
    },
    shown: (place) => `This is observation_${place + 1}:\n<image>`,
  },
}

/** Asks, looks closer as often as there are boxes, and answers. */
export function focusTalk(focus: Focus, { system, call, shown }: Convention): readonly Message[] {
  const looks = focus.calls.flatMap((each, place): readonly Message[] => [
    { role: 'assistant', content: `<think>${closer(each, place)}</think>\n${call(each, focus)}` },
    { role: 'user', content: shown(place) },
  ])
  return [
    { role: 'system', content: system },
    { role: 'user', content: `<image>\n${focus.question}` },
    ...looks,
    { role: 'assistant', content: `<think>Now I can see it.</think>\n<answer>${focus.answer}</answer>` },
  ]
}

const closer = ({ label }: ZoomCall, place: number): string =>
  `I look ${place === 0 ? 'closer' : 'closer still'} at this part of the picture: ${inert(label)}.`

const corners = ({ x1, y1, x2, y2 }: Rect): readonly number[] => [x1, y1, x2, y2]

/** Enough for every pixel of a picture of half a million across. */
const sixDecimals = (share: number): number => Math.round(share * 1e6) / 1e6
