import { memo, useState } from 'react'
import { boxOf } from '../../../domain/boxes.ts'
import type { Size } from '../../../domain/geometry.ts'
import { openGhosts, regionGhost, type Ghost } from '../../../domain/ghosts.ts'
import type { Item } from '../../../domain/item.ts'
import { contentOf, type Judgement } from '../../../domain/judgement.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { boxActs } from './boxActs.ts'
import { boxCommands } from './boxCommands.ts'
import { BoxTools, GhostList } from './BoxTools.tsx'
import { shortName } from './boxWords.ts'
import { RectFields } from './RectFields.tsx'
import { TreeRows } from './TreeRows.tsx'
import { useSpoken, type Stop } from './useSpoken.ts'
import styles from './BoxTree.module.css'

interface BoxTreeProps {
  readonly item: Item
  readonly picture: Size
  readonly judgement: Judgement
  /** The box that was selected last comes last. */
  readonly selectedIds: readonly string[]
  readonly onSelect: (ids: readonly string[]) => void
  readonly onHover?: (id: string | null) => void
  /** Source boxes and suggestions that can be adopted; the evidence region unless others are given. */
  readonly ghosts?: readonly Ghost[]
  /** What stopped a box elsewhere, to be read out. */
  readonly stop?: Stop | null
  /** Names of the levels, b1 first, offered as labels. */
  readonly levelNames?: readonly string[]
}

const unnamed: readonly string[] = []

/** The boxes as a tree for the keyboard and for screen readers: all that can be done on the canvas can be done here. */
export const BoxTree = memo(function BoxTree(props: BoxTreeProps) {
  return <Tree key={props.item.id} {...props} />
})

function Tree(props: BoxTreeProps) {
  const {
    item,
    picture,
    judgement,
    selectedIds,
    onSelect,
    onHover,
    stop = null,
    levelNames = unnamed,
  } = props
  const app = useAppActions()
  const { boxes } = judgement
  const spoken = useSpoken(boxes, stop)
  const [editing, setEditing] = useState<string | null>(null)
  const [called, setCalled] = useState(0)
  const primary = boxOf(boxes, selectedIds.at(-1) ?? '')
  const ghosts = openGhosts(props.ghosts ?? regionGhost(contentOf(item, judgement.revision)), boxes, picture)
  const ghostLists = [
    { name: 'Source boxes', ghosts: ghosts.filter(({ suggested }) => !suggested) },
    { name: 'Suggested boxes', ghosts: ghosts.filter(({ suggested }) => suggested) },
  ]

  const acts = boxActs({
    picture,
    boxes,
    selectedIds,
    edit: (label, edit) => app.session().edit(item.id, label, edit),
    newId: app.deps.newId,
    select: onSelect,
    say: spoken.say,
  })
  const commands = boxCommands(acts, { boxes, selectedIds }, () => primary && setEditing(primary.id))

  return (
    <section className={styles.panel} aria-label="Boxes">
      <BoxTools
        boxes={boxes}
        primary={primary}
        picture={picture}
        acts={acts}
        commands={commands}
        levelNames={levelNames}
      />
      {boxes.length === 0 ? (
        <p className={styles.none}>
          No boxes yet. Draw around the smallest region that suffices, in the picture or by its numbers here.
        </p>
      ) : (
        <TreeRows
          boxes={boxes}
          selectedIds={selectedIds}
          onSelect={onSelect}
          onHover={onHover}
          commands={commands}
          levelNames={levelNames}
          editing={editing}
          onEditing={setEditing}
          onLabel={(id, text) => {
            setEditing(null)
            if (text !== null) acts.label(id, text)
          }}
          onLock={(id) => acts.lock([id])}
          called={called}
        />
      )}
      {ghostLists.map(({ name, ghosts }) =>
        ghosts.length > 0 ? (
          <GhostList
            key={name}
            name={name}
            ghosts={ghosts}
            onAdopt={(ghost) => {
              acts.adopt(ghost)
              // Its button goes away; the focus follows the box.
              setCalled(called + 1)
            }}
          />
        ) : null,
      )}
      {primary ? (
        <RectFields
          of={shortName(boxes, primary.id)}
          rect={primary.rect}
          disabled={primary.locked}
          onRect={(rect) => acts.place(primary.id, rect)}
        />
      ) : null}
      <p className={styles.heard} aria-live="polite">
        <span key={spoken.times}>{spoken.sentence}</span>
      </p>
    </section>
  )
}
