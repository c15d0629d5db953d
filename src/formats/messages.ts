import { within } from './innerFields.ts'

export interface Message {
  readonly role: string
  readonly text: string
}

const roles: Readonly<Record<string, string>> = { human: 'user', gpt: 'assistant' }

/**
 * The messages of a conversation, in either way of writing them: role and content (the content a text, or parts of which
 * some are text), or from and value. What is neither is left out.
 */
export function messagesIn(value: unknown): readonly Message[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => {
    const role = within(each, 'role') ?? within(each, 'from')
    const text = textIn(within(each, 'content') ?? within(each, 'value'))
    if (typeof role !== 'string' || text === null) return []
    return [{ role: Object.hasOwn(roles, role) ? (roles[role] ?? role) : role, text }]
  })
}

function textIn(content: unknown): string | null {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return null
  return content
    .flatMap((part: unknown) => {
      const text = within(part, 'text')
      return typeof text === 'string' ? [text] : []
    })
    .join('\n')
}
