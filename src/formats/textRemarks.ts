import { note, warning, type Remark } from './remark.ts'

/** Longest text that nobody needs to be warned of. */
const longText = 10_000

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const bidiControl = /[\u202A-\u202E\u2066-\u2069]/
/** Zero-width characters with no use in any script; joiners only between plain letters, since emoji need them. */
const zeroWidth = /[\u200B\u2060\uFEFF]|[A-Za-z0-9][\u200C\u200D]+[A-Za-z0-9]/

/** What a person could not see in a text, or would stumble over. The text itself is never changed. */
export function textRemarks(text: string, field: string): readonly Remark[] {
  const remarks: Remark[] = []
  if (text.length > longText) {
    remarks.push(
      warning('text-long', `The text has ${text.length} characters, over the usual ${longText}.`, field),
    )
  }
  if (loneSurrogate.test(text)) {
    remarks.push(
      warning(
        'text-lone-surrogate',
        'The text holds half a character (a lone surrogate) that no file can be written with. Rewrite it before exporting.',
        field,
      ),
    )
  }
  if (bidiControl.test(text)) {
    remarks.push(
      warning('text-bidi', 'The text holds hidden marks that turn the reading direction around.', field),
    )
  }
  if (zeroWidth.test(text)) {
    remarks.push(note('text-invisible', 'The text holds characters of no width that cannot be seen.', field))
  }
  return remarks
}
