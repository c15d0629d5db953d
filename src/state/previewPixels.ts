/** Pixels as models got them, of the item in sight and of the one that comes next; closed as soon as neither is. */
export interface PixelWall {
  hang(itemId: string, key: string, pixels: ImageBitmap): void
  /** Only these items are wanted from now on, the one in sight first. */
  keep(itemIds: readonly string[]): void
  close(): void
}

export function createPixelWall(onChange: (inSight: ReadonlyMap<string, ImageBitmap>) => void): PixelWall {
  const hanging = new Map<string, { readonly itemId: string; readonly pixels: ImageBitmap }>()
  let wanted: readonly string[] = []

  function show(): void {
    const [inSight] = wanted
    onChange(
      new Map(
        [...hanging].flatMap(([key, { itemId, pixels }]) =>
          itemId === inSight ? [[key, pixels] as const] : [],
        ),
      ),
    )
  }

  function keep(itemIds: readonly string[]): void {
    wanted = itemIds
    const gone = [...hanging].filter(([, { itemId }]) => !itemIds.includes(itemId))
    for (const [key] of gone) hanging.delete(key)
    // Taken off the screen before they are closed: closed pixels cannot be drawn.
    show()
    for (const [, { pixels }] of gone) pixels.close()
  }

  return {
    hang(itemId, key, pixels) {
      if (!wanted.includes(itemId)) {
        pixels.close()
        return
      }
      const before = hanging.get(key)
      hanging.set(key, { itemId, pixels })
      show()
      before?.pixels.close()
    },
    keep,
    close: () => keep([]),
  }
}
