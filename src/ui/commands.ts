import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { capsOf, matchesKeys, type Keys } from './keys.ts'

/** Something a person can do. Keys, buttons, the palette and the help dialog all show and run the same object. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly keys?: readonly Keys[]
  readonly run: () => void
  /** False greys it out everywhere. */
  readonly enabled?: boolean
  /** Runs again and again while its key is held down; a decision must not. */
  readonly repeats?: boolean
  /** Also runs while a text field has the focus. */
  readonly whileTyping?: boolean
  /** Known to the keys and the help, but not offered in the palette. */
  readonly unlisted?: boolean
}

// One list for the page: screens add theirs while they are on it.
let scopes: readonly (readonly Command[])[] = []
let merged: readonly Command[] = []
const none: readonly Command[] = []
const unheard = () => () => undefined
const listeners = new Set<() => void>()

function setScopes(next: readonly (readonly Command[])[]): void {
  scopes = next
  merged = lastOfEach(next.flat())
  for (const listener of listeners) listener()
}

/** A screen may offer a command of the page in its own way while it is there. */
function lastOfEach(commands: readonly Command[]): readonly Command[] {
  const byId = new Map<string, Command>()
  for (const command of commands) {
    byId.delete(command.id)
    byId.set(command.id, command)
  }
  return [...byId.values()]
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Offers commands for as long as the component is mounted; a later scope wins over an earlier one for the same key or id. */
export function useCommands(commands: readonly Command[]): void {
  const own = useRef<readonly Command[] | null>(null)
  useLayoutEffect(() => {
    const old = own.current
    own.current = commands
    setScopes(old ? scopes.map((scope) => (scope === old ? commands : scope)) : [...scopes, commands])
  }, [commands])
  useLayoutEffect(
    () => () => {
      setScopes(scopes.filter((scope) => scope !== own.current))
      own.current = null
    },
    [],
  )
}

/** All commands on offer now; none, and no redraws, while `active` is false. */
export const useAllCommands = (active = true): readonly Command[] =>
  useSyncExternalStore(active ? subscribe : unheard, () => (active ? merged : none))

const commandOf = (id: string): Command | undefined => merged.find((command) => command.id === id)

/** One command, and nothing of the others: what shows it is drawn again only when it changed. */
export const useCommand = (id: string): Command | undefined =>
  useSyncExternalStore(subscribe, () => commandOf(id))

export function runCommand(id: string): void {
  const command = commandOf(id)
  if (command && command.enabled !== false) command.run()
}

/** True while the event belongs to text being typed or composed. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
}

/** True while a dialog or a menu lies over the page, or the press happens in something that floats above it. */
const isElsewhere = (event: KeyboardEvent): boolean =>
  document.querySelector('[aria-modal="true"], [role="menu"]') !== null ||
  (event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null)

const pressesButton = (event: KeyboardEvent): boolean =>
  (event.code === 'Enter' || event.code === 'Space') &&
  event.target instanceof HTMLElement &&
  event.target.closest(
    'button, a, summary, [role="button"], [role="checkbox"], [role="radio"], [role="option"]',
  ) !== null

/**
 * A button that is clicked does its work and leaves the keys to the item, so that the next Space or Enter does not
 * press it again. A text field loses the focus, as ever, and takes what was typed.
 */
function keepKeysFree(event: MouseEvent): void {
  const { target } = event
  if (!(target instanceof Element) || !target.closest('button')) return
  if (target.closest('[role="dialog"], [role="menu"]')) return
  event.preventDefault()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Runs commands from key presses: never while composing, in a dialog, or in a text field unless the command says so. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event) || pressesButton(event)) return
      const typing = isTyping(event)
      const command = merged.findLast(
        (each) =>
          (!typing || (each.whileTyping && !event.isComposing)) &&
          each.keys?.some((keys) => matchesKeys(keys, event)),
      )
      if (!command) return
      event.preventDefault()
      if (command.enabled !== false && (!event.repeat || command.repeats)) command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('mousedown', keepKeysFree)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('mousedown', keepKeysFree)
    }
  }, [])
}

/** True while the key at this place is held down outside text. */
export function useHeldKey(place: string): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.code !== place || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event) || isElsewhere(event) || pressesButton(event)) return
      event.preventDefault()
      setHeld(true)
    }
    const up = (event: KeyboardEvent) => {
      if (event.code === place) setHeld(false)
    }
    const lost = () => setHeld(false)
    window.addEventListener('keydown', down)
    window.addEventListener('keyup', up)
    window.addEventListener('blur', lost)
    return () => {
      window.removeEventListener('keydown', down)
      window.removeEventListener('keyup', up)
      window.removeEventListener('blur', lost)
    }
  }, [place])
  return held
}

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
let printed: ReadonlyMap<string, string> = new Map()

interface KeyboardLayouts {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>
}
const hasLayouts = (value: unknown): value is { keyboard: KeyboardLayouts } =>
  typeof value === 'object' &&
  value !== null &&
  'keyboard' in value &&
  typeof value.keyboard === 'object' &&
  value.keyboard !== null &&
  'getLayoutMap' in value.keyboard

/** Learns what this keyboard prints on its keys, where the browser tells. */
export async function learnKeyboard(): Promise<void> {
  if (!hasLayouts(navigator)) return
  try {
    printed = await navigator.keyboard.getLayoutMap()
    for (const listener of listeners) listener()
  } catch {
    // Some browsers refuse inside frames; the usual caps are shown then.
  }
}

export const capsFor = (keys: Keys): readonly string[] => capsOf(keys, printed, mac)
