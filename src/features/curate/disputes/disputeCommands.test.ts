import { describe, expect, it } from 'vitest'
import { lettered } from '../../../domain/adjudication.ts'
import { exampleJudgement } from '../../../domain/example.ts'
import type { Decision } from '../../../domain/judgement.ts'
import { defaultReasons } from '../../../domain/project.ts'
import { disputeCommands, type SettleMode } from './disputeCommands.ts'
import { voicesOf } from './outlines.ts'

function commandsIn(
  mode: SettleMode,
  canSettle = true,
  decisions: readonly Decision[] = ['accept', 'reject'],
  picked: readonly string[] = [],
) {
  const done: string[] = []
  const note =
    (name: string) =>
    (what: unknown = '') =>
      void done.push(`${name} ${String(what)}`.trim())
  const judgements = decisions.map((decision, place) =>
    exampleJudgement({ annotatorId: `${place}`, decision }),
  )
  const commands = disputeCommands({
    voices: voicesOf(lettered('item-1', judgements)),
    called: ({ letter }) => `Annotator ${letter}`,
    canSettle,
    mode,
    reasons: defaultReasons,
    picked,
    step: note('step'),
    take: ({ letter }) => note('take')(letter),
    asGiven: note('as given'),
    setMode: note('mode'),
    pick: note('pick'),
    reject: note('reject'),
    takeBack: note('back'),
    toWorkbench: note('workbench'),
  })
  const press = (key: string): string | undefined => {
    const command = commands.findLast(({ keys }) => keys?.includes(key))
    if (command && command.enabled !== false) command.run()
    return done.at(-1)
  }
  return { commands, press }
}

describe('the keys of disputes', () => {
  it('take a judgement by its number, accept, write, reject, take back and go on', () => {
    const { press } = commandsIn('look')
    expect(press('Digit2')).toBe('take B')
    expect(press('KeyA')).toBe('as given')
    expect(press('KeyE')).toBe('mode fresh')
    expect(press('KeyX')).toBe('mode reject')
    expect(press('KeyU')).toBe('back')
    expect(press('KeyN')).toBe('step 1')
    expect(press('ArrowUp')).toBe('step -1')
  })

  it('take no judgement that neither accepts nor rejects', () => {
    const { press } = commandsIn('look', true, ['flag', 'skip'])
    expect(press('Digit1')).toBeUndefined()
    expect(press('Digit2')).toBeUndefined()
  })

  it('pick reasons by number once Reject was pressed, and then reject', () => {
    const { press } = commandsIn('reject')
    expect(press('Digit3')).toBe('pick wrong-answer')
    expect(press('Equal')).toBe('pick other')
    expect(press('KeyX')).toBe('pick other')
    expect(press('Escape')).toBe('mode look')
  })

  it('reject once a reason was picked', () => {
    const { press } = commandsIn('reject', true, ['accept', 'reject'], ['other'])
    expect(press('KeyX')).toBe('reject')
  })

  it('belong to the fields while somebody writes', () => {
    const keyed = commandsIn('fresh').commands.filter(({ keys = [] }) => keys.length > 0)
    expect(keyed.map(({ id }) => id)).toEqual(['dispute.leave'])
  })

  it('only lead on for whoever may not settle', () => {
    const { commands } = commandsIn('look', false)
    expect(commands.map(({ id }) => id)).toEqual(['dispute.next', 'dispute.previous', 'dispute.workbench'])
  })
})
