import { IconCheck, IconMinus } from '@tabler/icons-react'
import type { BoxTool } from '../../../canvas/boxScene.ts'
import { chainsOf, completenessOf } from '../../../domain/chains.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import { useOpen } from '../../../state/useApp.ts'
import { runCommand, useCommand } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import styles from './NestBar.module.css'

const tools: readonly { readonly tool: BoxTool; readonly command: string; readonly name: string }[] = [
  { tool: 'draw', command: 'nest.draw', name: 'Drag' },
  { tool: 'two-click', command: 'nest.twoClick', name: 'Two clicks' },
  { tool: 'extreme', command: 'nest.extreme', name: 'Four points' },
  { tool: 'point-out', command: 'nest.pointOut', name: 'Click' },
  { tool: 'select', command: 'nest.select', name: 'Select' },
]

const grows: readonly { readonly command: string; readonly name: string }[] = [
  { command: 'nest.grow.0', name: '×1.5' },
  { command: 'nest.grow.1', name: '×2.5' },
  { command: 'nest.grow.2', name: '×4' },
  { command: 'nest.grow.3', name: 'Picture' },
]

/** The ways to draw, the next level, and whether the chains have all their levels. */
export function NestBar({ judgement, tool }: { judgement: Judgement; tool: BoxTool }) {
  const names = useOpen(({ dataset }) => dataset.project.nesting.levels)
  const { boxes } = judgement
  const chains = chainsOf(boxes)
  const { done: finished } = completenessOf(boxes, names.length)
  const longest = chains.reduce((most, { levels }) => Math.max(most, levels.length), 0)
  return (
    <footer className={styles.bar} aria-label="Drawing">
      <div className={styles.group} role="radiogroup" aria-label="How to draw">
        {tools.map((each) => (
          <BarButton
            key={each.tool}
            command={each.command}
            name={each.name}
            radio
            checked={tool === each.tool}
          />
        ))}
      </div>
      <div className={styles.group} role="group" aria-label="Next level outward">
        <span className={styles.title}>Grow</span>
        {grows.map((each) => (
          <BarButton key={each.command} command={each.command} name={each.name} />
        ))}
      </div>
      <ul className={styles.levels} aria-label="Levels wanted">
        {names.map((name, index) => {
          const there = chains.length > 0 && chains.every(({ levels }) => levels.length > index)
          return (
            <li key={`${index} ${name}`} data-there={there}>
              {there ? (
                <IconCheck size={14} aria-label="drawn" />
              ) : (
                <IconMinus size={14} aria-label="missing" />
              )}
              {name}
            </li>
          )
        })}
        {longest > names.length ? <li data-there="true">and {longest - names.length} more</li> : null}
      </ul>
      <button
        type="button"
        className={styles.done}
        data-finished={finished}
        onClick={() => runCommand('nest.next')}
      >
        {finished ? 'Done, next' : 'Next unfinished'}
        <Keycaps keys="Enter" />
      </button>
    </footer>
  )
}

function BarButton(props: { command: string; name: string; radio?: boolean; checked?: boolean }) {
  const { command: id, name, radio, checked } = props
  const command = useCommand(id)
  const keys = command?.keys?.[0]
  return (
    <button
      type="button"
      className={styles.button}
      {...(radio ? { role: 'radio', 'aria-checked': checked === true } : {})}
      aria-label={command?.label ?? name}
      disabled={command?.enabled === false}
      onClick={() => runCommand(id)}
    >
      {name}
      {keys ? <Keycaps keys={keys} /> : null}
    </button>
  )
}
