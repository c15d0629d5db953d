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

/** A work pack as the project whose work it is remembers it. */
export interface IssuedPack {
  readonly id: string
  readonly seat: IssuedSeat
  readonly madeAt: number
  /** Nothing but the ids: everything else is looked up. */
  readonly itemIds: readonly string[]
  /** When the work that was last merged had been given back; null while none was. */
  readonly returnedAt: number | null
  /** Id of the annotator who gave that back. */
  readonly returnedBy: string | null
}

export interface IssuedSeat extends Seat {
  /** Who sits there; null while the project knows only the name. */
  readonly annotatorId: string | null
}
