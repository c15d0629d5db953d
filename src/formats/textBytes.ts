/** Pieces are gathered up to about this many characters before they are handed on. */
const batch = 1 << 16

/** The pieces of text as UTF-8, a few at a time: however long the text is, it never stands in memory as a whole. */
export async function* textBytes(
  pieces: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting: string[] = []
  let length = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length < batch) continue
    yield encoder.encode(waiting.join(''))
    waiting = []
    length = 0
  }
  if (length > 0) yield encoder.encode(waiting.join(''))
}
