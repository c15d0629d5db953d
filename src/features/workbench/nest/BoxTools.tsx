import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown, IconDots, IconSquareDashed } from '@tabler/icons-react'
import type { Size } from '../../../domain/geometry.ts'
import type { Ghost } from '../../../domain/ghosts.ts'
import { growths, outerFor, type Growth } from '../../../domain/growing.ts'
import type { Box } from '../../../domain/judgement.ts'
import type { Command } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import type { BoxActs } from './boxActs.ts'
import { shortName, sizeText } from './boxWords.ts'
import styles from './BoxTree.module.css'

interface BoxToolsProps {
  readonly boxes: readonly Box[]
  /** The box that was selected last. */
  readonly primary: Box | null
  readonly picture: Size
  readonly acts: BoxActs
  readonly commands: readonly Command[]
  readonly levelNames: readonly string[]
}

const growthName = (growth: Growth): string => (growth === 'picture' ? 'The whole picture' : `×${growth}`)

/** Adding boxes without a pointer, and everything else that the keys of the tree do. */
export function BoxTools({ boxes, primary, picture, acts, commands, levelNames }: BoxToolsProps) {
  const name = primary ? shortName(boxes, primary.id) : ''
  return (
    <div className={styles.tools} role="group" aria-label="Change the boxes">
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            size="compact-xs"
            disabled={!primary}
            rightSection={<IconChevronDown size={13} />}
          >
            Draw around
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>The next level around {name}</Menu.Label>
          {growths.map((growth) => {
            const outer = primary && outerFor(boxes, primary.id, growth, picture)
            return (
              <Menu.Item
                key={growth}
                disabled={!outer}
                rightSection={<span className={styles.side}>{outer ? sizeText(outer.rect) : 'no room'}</span>}
                onClick={() => acts.drawAround(growth)}
              >
                {growthName(growth)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" size="compact-xs" onClick={acts.addInside}>
        {primary ? 'Add inside' : 'Add a box'}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Tooltip label="More">
          <Menu.Target>
            <ActionIcon
              className={styles.more ?? ''}
              variant="subtle"
              color="gray"
              size={24}
              aria-label="More to do with the selected boxes"
            >
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          {primary && levelNames.length > 0 ? (
            <>
              <Menu.Label>Label {name}</Menu.Label>
              {levelNames.map((label) => (
                <Menu.Item
                  key={label}
                  {...(label === primary.label ? { 'aria-current': true, fw: 600 } : {})}
                  onClick={() => acts.label(primary.id, label)}
                >
                  {label}
                </Menu.Item>
              ))}
              <Menu.Divider />
            </>
          ) : null}
          {commands.map(({ id, label, keys, enabled, run }) => (
            <Menu.Item
              key={id}
              disabled={enabled === false}
              rightSection={
                <span className={styles.side}>{keys?.[0] ? <Keycaps keys={keys[0]} /> : null}</span>
              }
              onClick={run}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

/** Boxes that are not boxes of the judgement yet. */
export function GhostList({
  name: listName,
  ghosts,
  onAdopt,
}: {
  name: string
  ghosts: readonly Ghost[]
  onAdopt: (ghost: Ghost) => void
}) {
  return (
    <ul className={styles.ghosts} aria-label={listName}>
      {ghosts.map((ghost) => {
        const name = ghost.label === '' ? ghost.origin : `${ghost.label} (${ghost.origin})`
        return (
          <li key={ghost.id} className={styles.ghost}>
            <IconSquareDashed size={14} aria-hidden />
            <span className={styles.name} dir="auto">
              {name}
            </span>
            <span className={styles.size}>{sizeText(ghost.rect)}</span>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={`Adopt: ${name}, ${sizeText(ghost.rect)} pixels`}
              onClick={() => onAdopt(ghost)}
            >
              Adopt
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
