import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { Rect } from '../../domain/geometry.ts'
import type { Item } from '../../domain/item.ts'
import { contentOf, type Judgement } from '../../domain/judgement.ts'
import { resetField, reviseRegion } from '../../domain/revisions.ts'
import { useAppActions, usePicture } from '../../state/useApp.ts'
import styles from './RegionFields.module.css'

/** The region in numbers: what the mouse can do to it can be done here too. */
export function RegionFields({ item, judgement }: { item: Item; judgement: Judgement }) {
  const app = useAppActions()
  const picture = usePicture(item.pictureId)
  const { region } = contentOf(item, judgement.revision)
  if (!picture || !region) return null
  const set = (next: Rect) =>
    app.session().edit(item.id, 'Change the region', (it) => reviseRegion(it, item, next, picture))
  const fields = [
    {
      label: 'x',
      value: region.x1,
      next: (x: number) => ({ ...region, x1: x, x2: x + region.x2 - region.x1 }),
    },
    {
      label: 'y',
      value: region.y1,
      next: (y: number) => ({ ...region, y1: y, y2: y + region.y2 - region.y1 }),
    },
    {
      label: 'width',
      value: region.x2 - region.x1,
      next: (width: number) => ({ ...region, x2: region.x1 + width }),
    },
    {
      label: 'height',
      value: region.y2 - region.y1,
      next: (height: number) => ({ ...region, y2: region.y1 + height }),
    },
  ]
  return (
    <div className={styles.region} role="group" aria-label="Region in pixels">
      <span className={styles.title}>Region</span>
      {fields.map(({ label, value, next }) => (
        <label key={label} className={styles.field}>
          <span className={styles.unit} aria-hidden>
            {label.slice(0, 1)}
          </span>
          <input
            // A new value from outside (a drag, an undo) starts the field anew.
            key={`${item.id} ${value}`}
            aria-label={`Region ${label}`}
            inputMode="decimal"
            defaultValue={String(Math.round(value * 10) / 10)}
            onBlur={(event) => {
              const text = event.currentTarget.value
              const number = Number(text)
              if (text.trim() !== '' && Number.isFinite(number) && Math.abs(number - value) >= 0.05)
                set(next(number))
              else event.currentTarget.value = String(Math.round(value * 10) / 10)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur()
            }}
          />
        </label>
      ))}
      {judgement.revision.region !== undefined ? (
        <Tooltip label="Back to the given region">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label="Back to the given region"
            onClick={() =>
              app
                .session()
                .edit(item.id, 'Undo the change to the region', (it) => resetField(it, item, 'region'))
            }
          >
            <IconArrowBackUp size={14} />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </div>
  )
}
