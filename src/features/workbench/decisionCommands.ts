import { useMemo } from 'react'
import { answerBlind } from '../../domain/edits.ts'
import { checkNames, contentOf, decisions, type Decision } from '../../domain/judgement.ts'
import { letterAt } from '../../domain/item.ts'
import { resetAll, setAnswerLetter } from '../../domain/revisions.ts'
import { useAppActions } from '../../state/useApp.ts'
import type { Command } from '../../ui/commands.ts'
import type { Bench } from './bench.ts'
import { checkKeys, checkLabels } from './Checks.tsx'
import { decisionLooks } from './decisions.tsx'
import { turnCheck } from './turnCheck.ts'

const leaveField = () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Deciding, checking, answering and editing. */
export function useDecisionCommands({
  item,
  judgement,
  phase,
  picking,
  setPicking,
  decide,
}: Bench): readonly Command[] {
  const app = useAppActions()
  return useMemo(() => {
    const session = app.session()
    const answering = phase !== 'judge'
    const content = contentOf(item, judgement.revision)
    const ask = () =>
      app.deps.notify({
        tone: 'plain',
        key: 'answer-first',
        sentence: 'Give your own answer first, or “cannot tell”.',
      })
    const run: Record<Decision, () => void> = {
      accept: () => (answering ? ask() : decide('accept')),
      reject() {
        if (answering) ask()
        else if (judgement.reasons.length === 0 && !picking) setPicking(true)
        else decide('reject')
      },
      flag: () => decide('flag'),
      skip: () => decide('skip'),
    }
    const deciding: Command[] = decisions.map((decision) => ({
      id: `decide.${decision}`,
      label: decision === 'accept' ? 'Accept and go on' : `${decisionLooks[decision].name} and go on`,
      group: 'Decide',
      keys: [decisionLooks[decision].keys],
      run: run[decision],
    }))
    const checks: Command[] = checkNames.map((name) => ({
      id: `check.${name}`,
      label: `Check: ${checkLabels[name].toLowerCase()} (no, yes, not said)`,
      group: 'Check and edit',
      keys: [checkKeys[name]],
      enabled: !answering,
      run: () => void session.edit(item.id, checkLabels[name], (it) => turnCheck(it, name)),
    }))
    const letters: Command[] = content.options.slice(0, 9).map((option, index) => {
      const letter = letterAt(index)
      if (answering) {
        const view = phase === 'answer-global' ? 'global' : 'regional'
        return {
          id: `answer.${letter}`,
          label: `Answer ${letter}: ${option}`,
          group: 'Your own answer',
          keys: [`Digit${index + 1}`],
          run: () =>
            void session.edit(item.id, `Answer from the ${view} view`, (it) =>
              answerBlind(it, view, letter, app.deps.now()),
            ),
        }
      }
      return {
        id: `key.${letter}`,
        label: `Make ${letter} the right answer`,
        group: 'Check and edit',
        keys: [`Shift+Digit${index + 1}`],
        run: () => void session.edit(item.id, 'Change the answer', (it) => setAnswerLetter(it, item, letter)),
      }
    })
    const focus = (id: string) => () => document.getElementById(id)?.click()
    const list: Command[] = [
      ...deciding,
      {
        id: 'decide.accept.typing',
        label: 'Accept and go on, from inside a text',
        group: 'Decide',
        keys: ['Mod+Enter'],
        whileTyping: true,
        unlisted: true,
        run() {
          leaveField()
          // The field commits when it loses the focus; the decision must see what was typed. A field that was refused
          // takes the focus back, and then nothing is decided.
          setTimeout(() => {
            if (!(document.activeElement instanceof HTMLTextAreaElement)) run.accept()
          })
        },
      },
      {
        id: 'decide.back',
        label: 'Take the last decision back',
        group: 'Decide',
        keys: ['KeyU'],
        run: () => session.takeBack(),
      },
      ...checks,
      ...letters,
      {
        id: 'edit.question',
        label: 'Edit the question',
        group: 'Check and edit',
        keys: ['KeyE'],
        enabled: !answering,
        run: focus('question-text'),
      },
      {
        id: 'edit.category',
        label: 'Choose the category',
        group: 'Check and edit',
        keys: ['KeyC'],
        // The menu gives its button an id of its own.
        run: () => document.querySelector<HTMLElement>('[data-picks="category"]')?.click(),
      },
      {
        id: 'edit.note',
        label: 'Write a note',
        group: 'Check and edit',
        keys: ['KeyN'],
        enabled: !answering,
        run: focus('note-text'),
      },
      {
        id: 'edit.reset',
        label: 'Back to everything as given',
        group: 'Check and edit',
        enabled: !answering && Object.keys(judgement.revision).length > 0,
        run: () => void session.edit(item.id, 'Undo all changes to the text', (it) => resetAll(it, item)),
      },
    ]
    if (answering) {
      const view = phase === 'answer-global' ? 'global' : 'regional'
      list.push({
        id: 'answer.unknown',
        label: 'Answer: cannot tell',
        group: 'Your own answer',
        keys: ['Minus'],
        run: () =>
          void session.edit(item.id, `Answer from the ${view} view`, (it) =>
            answerBlind(it, view, '', app.deps.now()),
          ),
      })
      if (content.options.length === 0) {
        list.push({
          id: 'answer.write',
          label: 'Write your own answer',
          group: 'Your own answer',
          keys: ['Enter'],
          run: () => document.getElementById('own-answer')?.focus(),
        })
      }
    }
    return list
  }, [app, item, judgement, phase, picking, setPicking, decide])
}
