import { defaultCategories } from '../domain/project.ts'

/** Other words for the six dimensions of 004, figure 4; each key is a category id. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  counting: ['count', 'counts', 'fine grained counting', 'object counting', 'number'],
  ocr: ['text', 'text recognition', 'reading', 'text reading', 'scene text'],
  color: ['colour', 'colors', 'colours', 'color recognition', 'colour recognition', 'color attribute'],
  structure: ['structural', 'structures', 'structural attribute', 'shape', 'structural understanding'],
  material: ['materials', 'texture', 'material recognition', 'material attribute'],
  identification: ['identify', 'object identification', 'object', 'recognition', 'object recognition'],
}

const ids = new Map<string, string>()
for (const { id, name } of defaultCategories) {
  for (const word of [id, name, ...(synonyms[id] ?? [])]) ids.set(plain(word), id)
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
}

/** The id of the category that a text means, or the text itself where it is none of the six; null for nothing. */
export function categoryOf(text: string | null): string | null {
  if (text === null || text.trim() === '') return null
  return ids.get(plain(text)) ?? text
}
