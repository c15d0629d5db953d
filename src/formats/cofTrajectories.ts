import { trajectoryRow } from '../schema/upstreamTraining.ts'
import { decodeBench } from './benchRows.ts'
import { namesKey } from './fields.ts'
import type { Format } from './format.ts'
import { idOf } from './innerFields.ts'
import { messagesIn } from './messages.ts'
import { answerInTags, questionInPrompt } from './promptText.ts'
import { warning } from './remark.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = { columns: ['messages', 'id'], pictures: ['images'] }

/**
 * Trajectories of CoF in the sharegpt form (FORMATS §2.5): the first turn asks, the last one answers between answer tags.
 * The boxes that the model looked at on its way are no evidence; they stay with the record. A conversation that ends
 * without such an answer is no question with an answer, and is named as one.
 */
export const cofTrajectories: Format = {
  id: 'cof-trajectories',
  label: 'CoF trajectories (sharegpt)',
  loses: ['judgements', 'checks', 'boxes', 'region', 'category', 'provenance'],
  recognises(_path, head) {
    if (!namesKey(head, 'messages') || !namesKey(head, 'images')) return null
    const looks = /<tool_call>|bbox_2d|<answer>/.test(head)
    return {
      because: looks
        ? 'its records have messages and images, with calls of a zoom tool or answer tags'
        : 'its records have messages and images',
      confidence: looks ? 0.85 : 0.5,
    }
  },
  recognisesTable: (_path, { columns }) =>
    columns.includes('messages') && columns.includes('images')
      ? { because: 'its columns are messages and images', confidence: 0.6 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(cofTrajectories.id, trajectoryRow, row, (value) => {
        const messages = messagesIn(value.messages)
        const asked = messages.find(({ role }) => role === 'user')
        const answers = messages.flatMap(({ role, text }) =>
          role === 'assistant' ? (answerInTags(text) ?? []) : [],
        )
        const answer = answers.at(-1)
        if (asked === undefined || answer === undefined) {
          const sentence =
            'This is a conversation to train with that ends without an answer between <answer> tags, so there is no question with its answer in it. It was left out.'
          return { failure: warning('trajectory-without-answer', sentence, 'messages') }
        }
        return {
          query: questionInPrompt(asked.text),
          answer,
          id: idOf(value.id),
          picture: row.picture('images'),
          names: { query: 'messages', options: 'messages', answer: 'messages' },
        }
      }),
    ),
}
