/** An act that the rules do not allow; the message is a sentence for the person who tried. */
export class Refusal extends Error {
  override name = 'Refusal'
}
