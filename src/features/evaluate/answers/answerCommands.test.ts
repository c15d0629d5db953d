import { describe, expect, it, vi } from 'vitest'
import { answerCommands, type AnswerActs } from './answerCommands.ts'

const acts = (over: Partial<AnswerActs> = {}): AnswerActs => ({
  step: vi.fn(),
  walk: vi.fn(),
  canSay: true,
  say: vi.fn(),
  isSaid: true,
  takeBack: vi.fn(),
  note: vi.fn(),
  hasText: true,
  toggleText: vi.fn(),
  hasAttention: true,
  toAttention: vi.fn(),
  hasRegion: true,
  toggleCloser: vi.fn(),
  toWorkbench: vi.fn(),
  doubtLabel: vi.fn(),
  ...over,
})

/** Keys that do something on every screen of a project. */
const taken = ['Comma', 'KeyB', 'F1', 'Slash']

function press(key: string, over: Partial<AnswerActs> = {}) {
  const given = acts(over)
  const command = answerCommands(given).find(({ keys }) => keys?.includes(key))
  if (command?.enabled !== false) command?.run()
  return given
}

describe('the keys of going item by item', () => {
  it('mean one thing each, and nothing that the whole project means by them', () => {
    const keys = answerCommands(acts()).flatMap((command) => command.keys ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => taken.includes(key))).toEqual([])
    expect(keys.filter((key) => key.includes('+'))).toEqual([])
  })

  it('go along items sideways, and along answers up and down', () => {
    expect(press('ArrowRight').step).toHaveBeenCalledWith(1)
    expect(press('BracketLeft').step).toHaveBeenCalledWith(-1)
    expect(press('KeyJ').walk).toHaveBeenCalledWith(1)
    expect(press('ArrowUp').walk).toHaveBeenCalledWith(-1)
  })

  it('call the answer in hand right or wrong with one key, and take that back', () => {
    expect(press('KeyY').say).toHaveBeenCalledWith(true)
    expect(press('KeyN').say).toHaveBeenCalledWith(false)
    expect(press('Backspace').takeBack).toHaveBeenCalledOnce()
    expect(press('Delete').takeBack).toHaveBeenCalledOnce()
  })

  it('do nothing where there is nothing to be said or taken back', () => {
    expect(press('KeyY', { canSay: false }).say).not.toHaveBeenCalled()
    expect(press('Backspace', { isSaid: false }).takeBack).not.toHaveBeenCalled()
    expect(press('KeyA', { hasAttention: false }).toAttention).not.toHaveBeenCalled()
  })
})
