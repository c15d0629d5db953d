import type { BoxConvention, GivenBox } from '../../domain/predictedBoxes.ts'

/** What a text says of boxes, in the order in which it says it. */
export interface BoxesSaid {
  readonly boxes: readonly GivenBox[]
  /** Where the way of writing them tells it. */
  readonly convention: BoxConvention | null
}

const number = String.raw`\s*(-?\d{1,12}(?:\.\d{1,20})?)\s*`
const four = new RegExp(`\\[${[number, number, number, number].join(',')}\\]`, 'g')
const marked = new RegExp(
  String.raw`<\|box_start\|>\s*\(${number},${number}\),?\s*\(${number},${number}\)\s*<\|box_end\|>`,
  'g',
)
/** Keys under which models say where they look; Gemini’s box_2d has its numbers in another order and is none of them. */
const keyed = /["'](?:bbox_2d|bbox|bboxes|crop_bbox|box)["']\s*:\s*(?=\[)/g
const tagged = /<box>\s*(?=\[)/g

/** From a key on, a list of boxes reaches no further than this many characters. */
const reach = 2000
/** Keys that are looked at: a text that repeats itself says nothing more. */
const mostKeys = 500

/**
 * Boxes in what a model said, in order: calls of the zoom tools of DeepEyes and CoF, and any other JSON with `bbox_2d`;
 * Mini-o3’s `<grounding>`, of which those within an earlier look are placed in the whole picture; Qwen2-VL’s box marks;
 * `<box>` tags. Where a text writes them in several ways, the first of these counts.
 */
export function boxesSaid(text: string, most: number): BoxesSaid {
  if (!text.includes('[') && !text.includes('<|box_start|>')) return { boxes: [], convention: null }
  if (text.includes('<grounding>')) {
    const boxes = groundings(text, most)
    if (boxes.length > 0) return { boxes, convention: 'unit' }
  }
  const listed = listsAfter(text, keyed, most)
  if (listed.length > 0) return { boxes: listed, convention: null }
  const stated = numbersOf(text.matchAll(marked), most)
  if (stated.length > 0) return { boxes: stated, convention: 'thousandths' }
  return { boxes: listsAfter(text, tagged, most), convention: null }
}

function listsAfter(text: string, key: RegExp, most: number): readonly GivenBox[] {
  const found: GivenBox[] = []
  let keys = 0
  for (const match of text.matchAll(key)) {
    keys += 1
    if (found.length >= most || keys > mostKeys) break
    const list = listAt(text, match.index + match[0].length)
    found.push(...numbersOf(list.matchAll(four), most - found.length))
  }
  return found
}

/** The bracket that opens at a place, to where it closes. */
function listAt(text: string, from: number): string {
  let depth = 0
  const end = Math.min(text.length, from + reach)
  for (let at = from; at < end; at += 1) {
    if (text[at] === '[') depth += 1
    else if (text[at] === ']' && --depth === 0) return text.slice(from, at + 1)
  }
  return text.slice(from, end)
}

function numbersOf(matches: Iterable<RegExpExecArray>, most: number): readonly GivenBox[] {
  const found: GivenBox[] = []
  for (const match of matches) {
    if (found.length >= most) break
    const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = match.slice(1, 5).map(Number)
    if ([a, b, c, d].every((each) => Number.isFinite(each))) found.push([a, b, c, d])
  }
  return found
}

/** Mini-o3 gives shares of the whole picture, or of what an earlier look showed (FORMATS §2.3). */
function groundings(text: string, most: number): readonly GivenBox[] {
  const looks: (GivenBox | null)[] = []
  for (const said of text.split('<grounding>', mostKeys).slice(1)) {
    if (looks.length >= most) break
    const call = said.slice(0, reach).split('</grounding>', 1)[0] ?? ''
    const [box] = listsAfter(call, keyed, 1)
    const source = /["']source["']\s*:\s*["']observation_(\d{1,4})["']/.exec(call)?.[1]
    if (box) looks.push(placed(box, source, looks))
  }
  return looks.filter((look) => look !== null)
}

/** Null where it names a look that there was not. */
function placed(
  box: GivenBox,
  observation: string | undefined,
  looks: readonly (GivenBox | null)[],
): GivenBox | null {
  if (observation === undefined) return box
  const within = looks[Number(observation) - 1]
  if (!within) return null
  const [x1, y1, x2, y2] = within
  const [width, height] = [x2 - x1, y2 - y1]
  return [x1 + box[0] * width, y1 + box[1] * height, x1 + box[2] * width, y1 + box[3] * height]
}
