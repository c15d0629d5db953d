/** The numbers below `count` in an order drawn from the seed (Fisher–Yates); the same seed gives the same order. */
export function shuffled(count: number, seed: string): readonly number[] {
  let state = Array.from(seed).reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619),
    2_166_136_261,
  )
  const draw = (below: number): number => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9
    return ((state ^ (state >>> 13)) >>> 0) % below
  }
  const order = Array.from({ length: count }, (_, index) => index)
  for (let index = count - 1; index > 0; index -= 1) {
    const other = draw(index + 1)
    const held = order[index] ?? index
    order[index] = order[other] ?? other
    order[other] = held
  }
  return order
}
