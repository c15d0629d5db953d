/** What makes a project somebody's share of the work of another: it holds that share alone, and nothing that others said. */
export interface WorkPack {
  readonly id: string
  /** The project whose work it is. */
  readonly of: { readonly id: string; readonly name: string }
  /** Whom it was made for. */
  readonly seat: Seat
  readonly madeAt: number
}

/** A place in the team for which packs are made. */
export interface Seat {
  readonly id: string
  readonly name: string
}
