import styles from './ExportForm.module.css'

const words = {
  body: styles.choiceBody ?? '',
  label: styles.choice ?? '',
  description: styles.detail ?? '',
} as const

/** How a box to tick looks that has a line of explanation below its name. */
export const tickLooks = { ...words, inner: styles.choiceMark ?? '' } as const

/** The same for a switch. */
export const switchLooks = { ...words, track: styles.choiceMark ?? '' } as const
