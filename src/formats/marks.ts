import { areaOf, contains, sameRect, type Rect } from '../domain/geometry.ts'
import type { Json } from '../domain/json.ts'
import type { Remark } from './remark.ts'

/** A question as an annotation tool's file has it. */
export interface Asked {
  readonly id: string | null
  readonly question: string
  readonly options: readonly (string | null)[] | null
  readonly answer: string | null
  readonly letter: string | null
  readonly category: string | null
  /** As it stands in the file, for keeping. */
  readonly record: Json
  /** Where it stands, as a problem says it. */
  readonly line: number | null
  /** What was noticed while reading it. */
  readonly remarks: readonly Remark[]
}

/** A box as an annotation tool's file has it. */
export interface Mark {
  readonly rect: Rect
  /** 1 for b1, the minimal region; null where nothing says so. */
  readonly level: number | null
  /** The evidence region itself, no level of a chain. */
  readonly isRegion: boolean
  readonly label: string
  /** What boxes of one chain share; null where it was put in none. */
  readonly chain: string | null
  /** Id of the question it was drawn for. */
  readonly question: string | null
  /** The question that is written at the box itself. */
  readonly asks: Asked | null
  readonly record: Json
}

/** A question and the boxes around its evidence. */
export interface AskedMarks {
  readonly asked: Asked
  readonly marks: readonly Mark[]
}

/** The word for the evidence region among the labels b1, b2, …. */
export const regionName = 'region'
export const levelName = (level: number): string => `b${level}`

/** What a label says about the place of its box. */
export function placeOf(label: string): { readonly level: number | null; readonly isRegion: boolean } {
  const level = /^\s*b([1-9]\d{0,2})\s*$/i.exec(label)?.[1]
  return {
    level: level === undefined ? null : Number(level),
    isRegion: label.trim().toLowerCase() === regionName,
  }
}

interface Group {
  readonly asked: Asked
  readonly marks: Mark[]
}

/**
 * Gives the boxes of one picture to its questions: by the id of the question, by the chain, to the only question there
 * is, and else to every question whose evidence they enclose. `left` is how many belong to none.
 */
export function assignMarks(
  questions: readonly Asked[],
  marks: readonly Mark[],
): { readonly asked: readonly AskedMarks[]; readonly left: number } {
  const groups: Group[] = []
  const byId = new Map<string, Group>()
  const open = (asked: Asked): Group => {
    const group: Group = { asked, marks: [] }
    groups.push(group)
    if (asked.id !== null && !byId.has(asked.id)) byId.set(asked.id, group)
    return group
  }
  for (const asked of questions) open(asked)

  const byChain = new Map<string, Group>()
  const place = (mark: Mark, group: Group): void => {
    group.marks.push(mark)
    if (mark.chain !== null && !byChain.has(mark.chain)) byChain.set(mark.chain, group)
  }
  const loose: Mark[] = []
  for (const mark of marks) {
    const id = mark.question ?? mark.asks?.id ?? null
    const known = id === null ? undefined : byId.get(id)
    if (known) place(mark, known)
    else if (mark.asks) place(mark, open({ ...mark.asks, id }))
    else loose.push(mark)
  }
  const rest = loose.filter((mark) => {
    if (mark.chain === null || mark.question !== null) return true
    const group = byChain.get(mark.chain) ?? byId.get(mark.chain)
    if (group) place(mark, group)
    return !group
  })

  const [only] = groups
  const takesAll =
    groups.length === 1 && only?.marks.every(({ question, chain }) => question === null && chain === null)
  const tied = groups.map((group) => group.marks.map(({ rect }) => rect))
  let left = 0
  for (const mark of rest) {
    const around = groups.filter((_, at) => tied[at]?.some((rect) => contains(mark.rect, rect)))
    const to = mark.question !== null ? [] : takesAll ? groups : around
    for (const group of to) group.marks.push(mark)
    if (to.length === 0) left++
  }
  return { asked: groups, left }
}

/** Beyond this nobody works out who lies in whom; the record has too many boxes anyway. */
const mostNested = 1000

/**
 * The chains of the boxes of one question, b1 first: as the file has them, in the order of their levels or else of
 * their areas; boxes that were put in no chain are nested by where they lie.
 */
export function chainsOfMarks(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const chains = new Map<string, Mark[]>()
  const loose: Mark[] = []
  for (const mark of marks) {
    if (mark.isRegion) continue
    if (mark.chain === null) loose.push(mark)
    else {
      const chain = chains.get(mark.chain)
      if (chain) chain.push(mark)
      else chains.set(mark.chain, [mark])
    }
  }
  return [...[...chains.values()].map(ordered), ...nested(loose)]
}

function ordered(chain: readonly Mark[]): readonly Mark[] {
  const levels = new Set(chain.map(({ level }) => level))
  const isLevelled = levels.size === chain.length && !levels.has(null)
  return chain.toSorted(
    isLevelled ? (a, b) => (a.level ?? 0) - (b.level ?? 0) : (a, b) => areaOf(a.rect) - areaOf(b.rect),
  )
}

/** One chain for each box that encloses no other, outward through the smallest box around each. */
function nested(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  if (marks.length === 0) return []
  if (marks.length > mostNested) return [marks]
  const bySize = marks.toSorted((a, b) => areaOf(a.rect) - areaOf(b.rect))
  const parent = bySize.map((mark, at) =>
    bySize.findIndex((other, outer) => outer > at && contains(other.rect, mark.rect)),
  )
  const parents = new Set(parent)
  const chains: { readonly first: number; readonly chain: readonly Mark[] }[] = []
  for (const [at, mark] of bySize.entries()) {
    if (parents.has(at)) continue
    const chain = [mark]
    for (let outer = parent[at] ?? -1; outer >= 0; outer = parent[outer] ?? -1) {
      const next = bySize[outer]
      if (next && !sameRect(next.rect, chain.at(-1)?.rect ?? null)) chain.push(next)
    }
    chains.push({ first: marks.indexOf(mark), chain })
  }
  return chains.toSorted((a, b) => a.first - b.first).map(({ chain }) => chain)
}
