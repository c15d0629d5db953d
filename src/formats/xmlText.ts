/** What no XML 1.0 file can hold, whatever it is written as: most control characters, and halves of characters. */
const unspeakable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

export const replacement = '\uFFFD'

/** Whether writing the text into XML changes it. */
export const losesInXml = (text: string): boolean => text.search(unspeakable) >= 0

/** The text of an element. A carriage return would be read back as a line break. */
export const xmlText = (text: string): string =>
  text
    .replace(unspeakable, replacement)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')

/** The value of an attribute in double quotes. Breaks and tabs would be read back as blanks. */
export const xmlAttribute = (text: string): string =>
  xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
