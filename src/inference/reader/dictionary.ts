const run = (from: string, to: string): string[] =>
  Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, index) =>
    String.fromCharCode(from.charCodeAt(0) + index),
  )

/**
 * The classes of PaddleOCR's English recognisers, in their order: printable ASCII from `0` to `~`, then from `!` to `/`,
 * and the blank space twice, because the list ends with one and the recogniser was taught with one more.
 */
export const englishDictionary: readonly string[] = [...run('0', '~'), ...run('!', '/'), ' ', ' ']
