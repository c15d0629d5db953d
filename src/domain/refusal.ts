/** An act that the rules do not allow; the message is a sentence for the person who tried. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** What any failure says to people: its own sentence. */
export const sentenceOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure)
