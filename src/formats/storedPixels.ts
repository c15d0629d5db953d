import { contains, frameOf, rectBetween, type Point, type Rect, type Size } from '../domain/geometry.ts'
import type { Picture } from '../domain/picture.ts'
import { fitBox } from './box.ts'
import { warning, type Remark } from './remark.ts'

/**
 * A rect in the pixels of a file as stored, turned into upright pixels by its EXIF orientation (1 to 8). `stored` is the
 * size before turning.
 */
export function uprightRect(rect: Rect, stored: Size, orientation: number): Rect {
  const { width, height } = stored
  const turn = ({ x, y }: Point): Point => {
    switch (orientation) {
      case 2:
        return { x: width - x, y }
      case 3:
        return { x: width - x, y: height - y }
      case 4:
        return { x, y: height - y }
      case 5:
        return { x: y, y: x }
      case 6:
        return { x: height - y, y: x }
      case 7:
        return { x: height - y, y: width - x }
      case 8:
        return { x: y, y: width - x }
      default:
        return { x, y }
    }
  }
  return rectBetween(turn({ x: rect.x1, y: rect.y1 }), turn({ x: rect.x2, y: rect.y2 }))
}

export type RegionOnPicture =
  | { readonly ok: true; readonly region: Rect; readonly remarks: readonly Remark[] }
  | { readonly ok: false; readonly remark: Remark }

/**
 * The region of a record on its real picture: turned where the record counts in stored pixels (the trap of FORMATS
 * §0.4), then fitted to the upright picture.
 */
export function regionOnPicture(given: Rect, claimed: Size | null, picture: Picture): RegionOnPicture {
  const { stored, orientation } = picture.origin
  const remarks: Remark[] = []
  let region = given
  if (stored && orientation !== null && orientation > 1) {
    if (countsInStored(given, claimed, stored, picture)) {
      region = uprightRect(given, stored, orientation)
      remarks.push(
        warning(
          'box-in-stored-pixels',
          `The box ${said(given)} counts in the pixels of the file as stored (${sizeOf(stored)}); the picture is shown upright (${sizeOf(picture)}), so the box was turned to ${said(region)}. The box as given is kept with the record.`,
          'bbox',
        ),
      )
    } else if (!isSettled(claimed, stored, picture)) {
      remarks.push(
        warning(
          'box-orientation-unsure',
          'The picture file is stored turned or mirrored, and the record does not tell whether its box was drawn before or after turning. Check the region.',
          'bbox',
        ),
      )
    }
  }
  const isTurned = region !== given
  if (claimed && !isTurned && !sameSize(claimed, picture)) {
    remarks.push(
      warning(
        'size-differs',
        `The record says that the picture is ${sizeOf(claimed)}, but it is ${sizeOf(picture)}. The box was not rescaled; check the region.`,
        'image_size',
      ),
    )
  }
  const fitted = fitBox(region, picture)
  if (!fitted.ok) return { ok: false, remark: { ...fitted.remark, field: 'bbox' } }
  const all = [...remarks, ...fitted.remarks.map((remark) => ({ ...remark, field: 'bbox' }))]
  return { ok: true, region: fitted.rect, remarks: all }
}

/** The record claims the stored size and not the upright one; or claims none, and its box fits the stored one alone. */
function countsInStored(given: Rect, claimed: Size | null, stored: Size, upright: Size): boolean {
  if (sameSize(stored, upright)) return false
  if (claimed) return sameSize(claimed, stored)
  return !contains(frameOf(upright), given) && contains(frameOf(stored), given)
}

/** The claimed size says which pixels are meant; it cannot where turning leaves the size as it is. */
const isSettled = (claimed: Size | null, stored: Size, upright: Size): boolean =>
  claimed !== null && !sameSize(stored, upright) && sameSize(claimed, upright)

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height
const sizeOf = ({ width, height }: Size): string => `${width} × ${height}`
const said = (rect: Rect): string => `(${[rect.x1, rect.y1, rect.x2, rect.y2].join(', ')})`
