import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesIn, mostBoxes } from './boxesRead.ts'
import { boxesSaid } from './boxesSaid.ts'

const said = (text: string) => boxesSaid(text, mostBoxes)

describe('boxes in what a model said', () => {
  it('are those of its calls of a zoom tool, in order', () => {
    const text = [
      '<think>Closer.</think><tool_call>{"name": "image_zoom_in_tool", "arguments": {"bbox_2d": [10, 20, 300.5, 400], "label": "sign"}}</tool_call>',
      '<tool_call>{"name": "image_zoom_in_tool", "arguments": {"bbox_2d": [ 1,2 , 3,4 ]}}</tool_call><answer>B</answer>',
    ].join('\n')
    expect(said(text)).toEqual({
      boxes: [
        [10, 20, 300.5, 400],
        [1, 2, 3, 4],
      ],
      convention: null,
    })
  })

  it('are those of any JSON with bbox_2d, lists of them included', () => {
    expect(said('```json\n[{"bbox_2d": [1, 2, 3, 4], "label": "a"}]\n```').boxes).toEqual([[1, 2, 3, 4]])
    expect(said("{'bbox': [[1, 2, 3, 4], [5, 6, 7, 8]]}").boxes).toHaveLength(2)
  })

  it('of Mini-o3 are shares of the picture, those within an earlier look placed in the whole', () => {
    const text = [
      '<grounding>{"bbox_2d": [0.5, 0.5, 1.0, 1.0], "source": "original_image"}</grounding>',
      '<grounding>{"bbox_2d": [0.5, 0, 1, 0.5], "source": "observation_1"}</grounding>',
      '<grounding>{"bbox_2d": [0, 0, 1, 1], "source": "observation_9"}</grounding>',
    ].join(' then ')
    expect(said(text)).toEqual({
      boxes: [
        [0.5, 0.5, 1, 1],
        [0.75, 0.5, 1, 0.75],
      ],
      convention: 'unit',
    })
  })

  it('of Qwen2-VL are thousandths; those in box tags are not told', () => {
    expect(said('<|box_start|>(100,200),(300,400)<|box_end|>')).toEqual({
      boxes: [[100, 200, 300, 400]],
      convention: 'thousandths',
    })
    expect(said('<box>[[100, 200, 300, 400]]</box>')).toEqual({
      boxes: [[100, 200, 300, 400]],
      convention: null,
    })
  })

  it.each([
    ['no box', 'The answer is [B] of 4.'],
    ['three numbers', '{"bbox_2d": [1, 2, 3]}'],
    ['no numbers', '{"bbox_2d": ["x1", "y1", "x2", "y2"]}'],
    ['another order', '{"box_2d": [100, 200, 300, 400]}'],
    ['an open list', '{"bbox_2d": ['],
  ])('are none where there is %s', (_what, text) => {
    expect(said(text)).toEqual({ boxes: [], convention: null })
  })

  it('are no more than a person would look at, however much was said', () => {
    const many = '{"bbox_2d": [1, 2, 3, 4]} '.repeat(5000)
    expect(said(many).boxes).toHaveLength(mostBoxes)
    expect(said('<grounding>'.repeat(50_000)).boxes).toEqual([])
    expect(said('"bbox_2d": ['.repeat(50_000)).boxes).toEqual([])
  })

  it('are always four finite numbers', () => {
    const part = fc.constantFrom(
      '<grounding>',
      '</grounding>',
      '"bbox_2d":',
      '[',
      ']',
      ',',
      '1',
      '-0.5',
      '<box>',
      '(',
      ')',
      ' ',
      '"source":"observation_1"',
      '1e999',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        for (const box of said(parts.join('')).boxes)
          expect(box.length === 4 && box.every((number) => Number.isFinite(number))).toBe(true)
      }),
    )
  })
})

const look = (source: string) => ({
  role: 'assistant',
  content: `<grounding>{"bbox_2d": [0.5, 0.5, 1, 1], "source": "${source}"}</grounding>`,
})

describe('boxes in a record', () => {
  it.each([
    ['one', { predicted_bbox: [1, 2, 3, 4] }],
    ['texts of numbers', { pred_bbox: ['1', '2', '3.0', '4'] }],
    ['corners', { crop_bbox: { x1: 1, y1: 2, x2: 3, y2: 4 } }],
    ['a text', { pred_box: '[1, 2, 3, 4]' }],
    ['a list of objects', { predicted_boxes: [{ bbox_2d: [1, 2, 3, 4] }] }],
    ['a call', { tool_calls: [{ name: 'zoom', arguments: { bbox_2d: [1, 2, 3, 4] } }] }],
    [
      'a call of a chat endpoint',
      {
        tool_calls: [
          { type: 'function', function: { name: 'zoom', arguments: '{"bbox_2d": [1, 2, 3, 4]}' } },
        ],
      },
    ],
  ])('are found as %s', (_what, record) => {
    expect(boxesIn(record, undefined, false).boxes).toEqual([[1, 2, 3, 4]])
  })

  it('are those of a conversation, the model’s own turns alone', () => {
    const user = { role: 'user', content: 'Look at {"bbox_2d": [9, 9, 10, 10]}.' }
    const said = '<tool_call>{"arguments": {"bbox_2d": [1, 2, 3, 4]}}</tool_call>'
    const call = { name: 'zoom', arguments: '{"bbox_2d": [1, 2, 3, 4]}' }
    for (const turn of [
      { role: 'assistant', content: said },
      { role: 'assistant', content: [{ type: 'text', text: said }] },
      { from: 'gpt', value: said },
      { role: 'assistant', content: '', function_call: call },
      { role: 'assistant', content: '', tool_calls: [{ function: call }] },
    ])
      expect(boxesIn({ messages: [user, turn] }, 'B', false).boxes).toEqual([[1, 2, 3, 4]])
    expect(boxesIn({ messages: [user] }, 'B', false).boxes).toEqual([])
  })

  it('are placed across the turns of a conversation', () => {
    const record = { messages: [look('original_image'), look('observation_1')] }
    expect(boxesIn(record, '', false)).toEqual({
      boxes: [
        [0.5, 0.5, 1, 1],
        [0.75, 0.75, 1, 1],
      ],
      convention: 'unit',
    })
  })

  it('under the keys of benchmarks count only in a record that is no copy of one', () => {
    const record = { id: 'q1', bbox: [1, 2, 3, 4] }
    expect(boxesIn(record, '', false).boxes).toEqual([])
    expect(boxesIn(record, '', true).boxes).toEqual([[1, 2, 3, 4]])
  })

  it('go before those in the text, and may come with their convention', () => {
    const record = { predicted_bbox: [1, 2, 3, 4], bbox_format: 'xywh' }
    expect(boxesIn(record, '{"bbox_2d": [9, 9, 10, 10]}', false)).toEqual({
      boxes: [[1, 2, 3, 4]],
      convention: 'pixels-size',
    })
    expect(boxesIn({ bbox_format: 'Qwen3-VL' }, '{"bbox_2d": [9, 9, 10, 10]}', false).convention).toBe(
      'thousandths',
    )
  })

  it('never break on anything', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'bbox',
            'boxes',
            'predicted_bbox',
            'tool_calls',
            'messages',
            'bbox_format',
            '__proto__',
          ),
          fc.jsonValue(),
        ),
        fc.string(),
        (record, text) => {
          const { boxes } = boxesIn(record as never, text, true)
          expect(boxes.length).toBeLessThanOrEqual(mostBoxes)
          expect(boxes.flat().every((number) => Number.isFinite(number))).toBe(true)
        },
      ),
    )
  })
})
