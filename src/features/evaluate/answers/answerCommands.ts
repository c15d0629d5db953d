import type { Command } from '../../../ui/commands.ts'

export interface AnswerActs {
  readonly step: (by: 1 | -1) => void
  /** Takes the next or the former answer to the item in hand. */
  readonly walk: (by: 1 | -1) => void
  /** Whether there is an answer in hand that can be called right or wrong. */
  readonly canSay: boolean
  readonly say: (right: boolean) => void
  /** Whether a person said something of it. */
  readonly isSaid: boolean
  readonly takeBack: () => void
  readonly note: () => void
  readonly hasText: boolean
  readonly toggleText: () => void
  readonly hasAttention: boolean
  readonly toAttention: () => void
  readonly hasRegion: boolean
  readonly toggleCloser: () => void
  readonly toWorkbench: () => void
  readonly doubtLabel: () => void
}

const group = 'Item by item'

export const answerCommands = (acts: AnswerActs): readonly Command[] => [
  {
    id: 'answers.next',
    label: 'Next item',
    group,
    keys: ['ArrowRight', 'BracketRight'],
    repeats: true,
    run: () => acts.step(1),
  },
  {
    id: 'answers.previous',
    label: 'Item before',
    group,
    keys: ['ArrowLeft', 'BracketLeft'],
    repeats: true,
    run: () => acts.step(-1),
  },
  {
    id: 'answers.down',
    label: 'Next answer to the item',
    group,
    keys: ['ArrowDown', 'KeyJ'],
    repeats: true,
    run: () => acts.walk(1),
  },
  {
    id: 'answers.up',
    label: 'Answer before',
    group,
    keys: ['ArrowUp', 'KeyK'],
    repeats: true,
    run: () => acts.walk(-1),
  },
  {
    id: 'answers.right',
    label: 'The answer in hand is right',
    group,
    keys: ['KeyY'],
    enabled: acts.canSay,
    run: () => acts.say(true),
  },
  {
    id: 'answers.wrong',
    label: 'The answer in hand is wrong',
    group,
    keys: ['KeyN'],
    enabled: acts.canSay,
    run: () => acts.say(false),
  },
  {
    id: 'answers.back',
    label: 'Take back what was said of the answer in hand',
    group,
    keys: ['Delete', 'Backspace'],
    enabled: acts.isSaid,
    run: acts.takeBack,
  },
  {
    id: 'answers.note',
    label: 'Write down why',
    group,
    keys: ['KeyE'],
    enabled: acts.isSaid,
    run: acts.note,
  },
  {
    id: 'answers.text',
    label: 'Show all of the answer in hand, or less',
    group,
    keys: ['Space'],
    enabled: acts.hasText,
    run: acts.toggleText,
  },
  {
    id: 'answers.attention',
    label: 'Where the model looked',
    group,
    keys: ['KeyA'],
    enabled: acts.hasAttention,
    run: acts.toAttention,
  },
  {
    id: 'answers.closer',
    label: 'Zoom to the region, or back to the whole picture',
    group,
    keys: ['KeyZ'],
    enabled: acts.hasRegion,
    run: acts.toggleCloser,
  },
  {
    id: 'answers.workbench',
    label: 'Open the item in the workbench',
    group,
    keys: ['KeyO', 'Enter'],
    run: acts.toWorkbench,
  },
  {
    id: 'answers.label',
    label: 'The label is wrong: flag the item',
    group,
    keys: ['KeyF'],
    run: acts.doubtLabel,
  },
]

/** Stands before the undo of the whole project, which would take back an older change. */
export const undoCommands = (undo: (() => void) | null): readonly Command[] =>
  undo
    ? [
        {
          // In the place of the page's own, so that its button does the same as the key.
          id: 'project.undo',
          label: 'Undo: what was said of an answer',
          group: 'Project',
          keys: ['Mod+KeyZ'],
          repeats: true,
          run: undo,
        },
      ]
    : []
