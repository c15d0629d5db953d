import { numberText } from './quantity.ts'

/** Texts beyond this are not laid out: a browser takes minutes over a million letters without a blank. */
export const mostShown = 5000
/** Nor can they be edited in place, beyond this. */
export const mostEdited = 20_000

/** The text as far as it is shown, and how long it really is. */
export const shortened = (text: string, most = mostShown): string =>
  text.length <= most ? text : `${text.slice(0, most).trimEnd()}… (${numberText(text.length)} characters)`

/** The text in so many characters at most, the last of them an ellipsis where it goes on. */
export const cutText = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(halfAtEnd, '')
        .trimEnd()}…`

/** A character of two halves that was cut through. */
const halfAtEnd = /[\uD800-\uDBFF]$/
