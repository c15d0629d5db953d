/**
 * A key combination by physical place: `KeyA`, `Shift+Digit1`, `Mod+KeyK` (Mod is Ctrl, or ⌘ on a Mac). Matching the
 * place and not the letter keeps the keys where the fingers are on every layout.
 */
export type Keys = string

export interface KeyPress {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** True when the press is exactly this combination. A keyboard that reports no place is matched by its letter. */
export function matchesKeys(keys: Keys, press: KeyPress): boolean {
  const parts = keys.split('+')
  const place = parts.at(-1) ?? ''
  const wants = (name: string) => parts.includes(name)
  if (wants('Mod') !== (press.ctrlKey || press.metaKey)) return false
  if (wants('Alt') !== press.altKey) return false
  if (press.code === '' || press.code === 'Unidentified')
    return press.key.toUpperCase() === capOf(place).toUpperCase()
  return press.code === place && wants('Shift') === press.shiftKey
}

const caps: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Space: 'Space',
  Enter: 'Enter',
  Escape: 'Esc',
  Backquote: '`',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
}

/** What is printed on a key of the usual layout. */
function capOf(place: string): string {
  return caps[place] ?? place.replace(/^(Key|Digit|Numpad)/, '')
}

/** The caps to show for a combination, given what this keyboard prints on its keys (empty when not known). */
export function capsOf(keys: Keys, printed: ReadonlyMap<string, string>, mac: boolean): readonly string[] {
  return keys.split('+').map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'Shift') return mac ? '⇧' : 'Shift'
    if (part === 'Alt') return mac ? '⌥' : 'Alt'
    const own = printed.get(part)
    return own ? own.toUpperCase() : capOf(part)
  })
}

/** Places of the keys that give reasons, in their order: 1 to 9, then 0, - and =. */
export const reasonKeys: readonly Keys[] = [
  ...Array.from({ length: 9 }, (_, index) => `Digit${index + 1}`),
  'Digit0',
  'Minus',
  'Equal',
]
