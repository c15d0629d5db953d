import { describe, expect, it } from 'vitest'
import { capsOf, matchesKeys, type KeyPress } from './keys.ts'

const press = (code: string, over: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
})

describe('key combinations', () => {
  it('are matched by the place of the key, whatever letter the layout prints on it', () => {
    expect(matchesKeys('KeyA', press('KeyA', { key: 'q' }))).toBe(true)
    expect(matchesKeys('KeyA', press('KeyQ', { key: 'a' }))).toBe(false)
    expect(matchesKeys('KeyA', press('KeyA', { key: 'ф' }))).toBe(true)
  })

  it('ask for exactly the modifiers they name', () => {
    expect(matchesKeys('KeyA', press('KeyA', { ctrlKey: true }))).toBe(false)
    expect(matchesKeys('KeyA', press('KeyA', { shiftKey: true }))).toBe(false)
    expect(matchesKeys('Mod+KeyZ', press('KeyZ', { metaKey: true }))).toBe(true)
    expect(matchesKeys('Mod+KeyZ', press('KeyZ', { ctrlKey: true, shiftKey: true }))).toBe(false)
    expect(matchesKeys('Mod+Shift+KeyZ', press('KeyZ', { ctrlKey: true, shiftKey: true }))).toBe(true)
  })

  it('fall back to the letter when the keyboard reports no place', () => {
    expect(matchesKeys('KeyX', press('', { key: 'x' }))).toBe(true)
    expect(matchesKeys('Slash', press('Unidentified', { key: '/' }))).toBe(true)
    expect(matchesKeys('KeyX', press('', { key: 'y' }))).toBe(false)
  })

  it('are shown with the caps of the keyboard at hand', () => {
    expect(capsOf('Mod+KeyA', new Map([['KeyA', 'q']]), false)).toEqual(['Ctrl', 'Q'])
    expect(capsOf('Mod+Shift+BracketLeft', new Map(), true)).toEqual(['⌘', '⇧', '['])
  })
})
