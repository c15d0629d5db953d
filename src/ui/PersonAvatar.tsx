import { Avatar } from '@mantine/core'
import { personColors } from './personColors.ts'
import styles from './PersonAvatar.module.css'

interface PersonAvatarProps {
  readonly person: { readonly name: string; readonly color: string }
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
