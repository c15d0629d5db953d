import { Avatar } from '@mantine/core'
import type { Person } from '../../domain/person.ts'
import styles from './AnnotatorDialog.module.css'
import { personColors } from './people.ts'

interface PersonAvatarProps {
  readonly person: Person
  readonly size?: number
}

/**
 * The colour of a person as it is shown: light enough for dark letters, alike in both themes. Grey for a name that is
 * not among ours; it came from elsewhere and must not become a style.
 */
export const shownColor = (color: string): string =>
  `var(--mantine-color-${personColors.includes(color) ? color : 'gray'}-4)`

/** A person's initials on their colour. The name stands beside it, so it is not read out. */
export function PersonAvatar({ person, size = 28 }: PersonAvatarProps) {
  return (
    <Avatar
      size={size}
      name={person.name}
      aria-hidden
      classNames={{ placeholder: styles.initials ?? '' }}
      styles={{ placeholder: { background: shownColor(person.color) } }}
    />
  )
}
