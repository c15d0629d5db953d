import type { Locator } from '@playwright/test'

/** What the canvases of a view show. The first one holds the picture, the second one what is drawn on top of it. */

/** Whether anything at all is drawn on top of the picture. */
export const hasOverlay = (view: Locator): Promise<boolean> =>
  view.evaluate((element) => {
    const canvas = element.querySelectorAll('canvas')[1]
    const context = canvas?.getContext('2d')
    if (!canvas || !context || canvas.width === 0) return false
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    return data.some((value, at) => at % 4 === 3 && value > 0)
  })

/** The middle of what is drawn on top, in CSS pixels of the stage; null where nothing is. */
export const overlayMiddle = (view: Locator): Promise<{ readonly x: number; readonly y: number } | null> =>
  view.evaluate((element) => {
    const canvas = element.querySelectorAll('canvas')[1]
    const context = canvas?.getContext('2d')
    if (!canvas || !context || canvas.width === 0) return null
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    let [left, top, right, bottom] = [width, height, -1, -1]
    for (let at = 3; at < data.length; at += 4) {
      if (data[at] === 0) continue
      const pixel = (at - 3) / 4
      left = Math.min(left, pixel % width)
      right = Math.max(right, pixel % width)
      top = Math.min(top, Math.floor(pixel / width))
      bottom = Math.max(bottom, Math.floor(pixel / width))
    }
    const ratio = width / canvas.clientWidth
    return right < 0 ? null : { x: (left + right + 1) / 2 / ratio, y: (top + bottom + 1) / 2 / ratio }
  })

/** The colours of the picture along a horizontal line of the stage, in device pixels. */
export const rowOfPicture = (
  view: Locator,
  at: { readonly x: number; readonly y: number },
  length: number,
): Promise<readonly (readonly number[])[]> =>
  view.evaluate(
    (element, { at, length }) => {
      const canvas = element.querySelectorAll('canvas')[0]
      const context = canvas?.getContext('2d')
      if (!canvas || !context) return []
      const ratio = canvas.width / canvas.clientWidth
      const { data } = context.getImageData(at.x * ratio, at.y * ratio, length, 1)
      return Array.from({ length }, (_, index) => Array.from(data.slice(index * 4, index * 4 + 3)))
    },
    { at, length },
  )
