import type { Person } from '../domain/person.ts'
import { defaultPreviewSetting, parsePreviewSetting } from './previewSetting.ts'
import type { PreviewSetting } from './previews.ts'

/** What this browser remembers of its owner, outside any project. One small parsed object; nothing secret. */
export interface Preferences {
  readonly annotator: Person | null
  readonly margin: number
  readonly regionalScale: 'fit' | 'double'
  readonly outline: boolean
  readonly queueShown: boolean
  /** A lens beside the pointer. */
  readonly magnifier: boolean
  /** Lines through the pointer. */
  readonly crosshair: boolean
  /** The whole picture in a corner while only a part is seen. */
  readonly minimap: boolean
  /** Lines between pixels when they are large. */
  readonly pixelGrid: boolean
  /** Whether what models say is in sight beside the item. */
  readonly previewShown: boolean
  /** How models are asked. */
  readonly preview: PreviewSetting
}

export const defaultPreferences: Preferences = {
  annotator: null,
  margin: 0,
  regionalScale: 'fit',
  outline: true,
  queueShown: true,
  magnifier: false,
  crosshair: false,
  minimap: true,
  pixelGrid: true,
  previewShown: false,
  preview: defaultPreviewSetting,
}

/** The room for text that the browser gives; `localStorage` fits. */
export interface TextShelf {
  getItem(key: string): string | null
  setItem(key: string, text: string): void
}

const shelfKey = 'saccade-preferences'

/** Reads the preferences; whatever does not parse falls back to its default. */
export function readPreferences(shelf: TextShelf): Preferences {
  let json: unknown
  try {
    json = JSON.parse(shelf.getItem(shelfKey) ?? '{}')
  } catch {
    return defaultPreferences
  }
  if (typeof json !== 'object' || json === null) return defaultPreferences
  const fields = new Map<string, unknown>(Object.entries(json))
  const margin = fields.get('margin')
  return {
    annotator: parsePerson(fields.get('annotator')),
    margin: typeof margin === 'number' && margin >= 0 && margin <= 8 ? margin : defaultPreferences.margin,
    regionalScale: fields.get('regionalScale') === 'double' ? 'double' : 'fit',
    outline: fields.get('outline') !== false,
    queueShown: fields.get('queueShown') !== false,
    magnifier: fields.get('magnifier') === true,
    crosshair: fields.get('crosshair') === true,
    minimap: fields.get('minimap') !== false,
    pixelGrid: fields.get('pixelGrid') !== false,
    previewShown: fields.get('previewShown') === true,
    preview: parsePreviewSetting(fields.get('preview')),
  }
}

/** Remembers them; a browser that keeps nothing is no reason to stop working. */
export function writePreferences(shelf: TextShelf, preferences: Preferences): void {
  try {
    shelf.setItem(shelfKey, JSON.stringify(preferences))
  } catch {
    // Private windows and full disks refuse; the preferences then last as long as the page.
  }
}

function parsePerson(json: unknown): Person | null {
  if (typeof json !== 'object' || json === null || !('id' in json) || !('name' in json) || !('color' in json))
    return null
  const { id, name, color } = json
  return typeof id === 'string' &&
    typeof name === 'string' &&
    typeof color === 'string' &&
    id !== '' &&
    name !== ''
    ? { id, name, color }
    : null
}
