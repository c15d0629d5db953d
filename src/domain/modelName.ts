/** Longest name of a model, in characters. */
export const longestModelName = 200

/** Control characters, and those that turn the direction of all that stands behind them. */
const unseen = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu

/** What a file or a person calls a model, as a name that can stand in any line; empty where nothing is left of it. */
export const modelName = (text: string): string =>
  text
    .slice(0, 10 * longestModelName)
    .replaceAll(unseen, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longestModelName)
    .trimEnd()
