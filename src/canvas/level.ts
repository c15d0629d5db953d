import type { Size } from '../domain/geometry.ts'

/** What a picture is drawn from: one bitmap, or tiles where one would be too large. */
export type Level = ImageBitmap | TiledLevel

interface TiledLevel extends Size {
  readonly tiles: readonly Tile[]
}

interface Tile {
  /** Where the first pixel of the bitmap lies in the level. */
  readonly x: number
  readonly y: number
  readonly bitmap: ImageBitmap
}

export const tilesOf = (level: Level): readonly Tile[] =>
  'tiles' in level ? level.tiles : [{ x: 0, y: 0, bitmap: level }]
