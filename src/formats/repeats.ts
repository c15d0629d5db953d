import type { Rect } from '../domain/geometry.ts'
import type { Breath } from './breath.ts'
import type { ByteSource, Draft } from './format.ts'
import { createTwins, folderOf, type DraftGroup } from './repeatTwins.ts'

/** Drafts of which none says what another file of the same drop says better. */
export interface WithoutRepeats {
  readonly drafts: readonly Draft[]
  /** By file, what was left out of it. */
  readonly repeated: ReadonlyMap<string, Repeated>
}

export interface Repeated {
  readonly count: number
  /** Records that the file holds. */
  readonly of: number
  /** The files that hold them too. */
  readonly by: readonly string[]
}

export interface Drop {
  /** Files of which a person said how they are to be read: all of them is taken. */
  readonly chosen: ReadonlySet<string>
  /** Folders of exports of ours, by their manifests: all of one says the same items. */
  readonly exports: readonly ExportFolder[]
  /** The picture that a draft asks for, where it came along. */
  readonly pictureOf: (draft: Draft) => ByteSource | null
}

export interface ExportFolder {
  /** Ends with a slash, or is empty. */
  readonly folder: string
  /** Ids of the items in it. */
  readonly items: ReadonlySet<string>
}

/** Of what is asked more often than this in the same words, the rest is not looked for in other files. */
const mostAlike = 200

/** One item: what each group says of it. */
interface Cluster {
  readonly members: Map<DraftGroup, Draft>
}

/**
 * Takes each item once where several files of a drop hold it, as the targets of one export do: the draft that says most
 * of it, of equals that of the file with most to say. Files hold the same items where the manifest of an export says so,
 * or where question, answer and picture are the same; two records of one file are always two.
 */
export async function withoutRepeats(
  drafts: readonly Draft[],
  { chosen, exports, pictureOf }: Drop,
  breath: Breath,
  signal?: AbortSignal,
): Promise<WithoutRepeats> {
  const [first] = drafts
  if (drafts.every(({ source }) => source.file === first?.source.file)) return { drafts, repeated: new Map() }
  const groups = groupsOf(drafts, exports, (draft) => (pictureOf(draft) ? 4 : 0) + told(draft))
  const { areTwins, samePicture } = createTwins(pictureOf, wordsOf)
  const byWords = new Map<string, Cluster[]>()
  const byId = new Map<string, Cluster>()
  const clusters: Cluster[] = []
  for (const group of groups) {
    const asked = new Map<string, number>()
    for (const draft of group.drafts) asked.set(wordsOf(draft), (asked.get(wordsOf(draft)) ?? 0) + 1)
    for (const draft of group.drafts) {
      const pause = breath()
      if (pause) await pause
      signal?.throwIfAborted()
      const words = wordsOf(draft)
      const id = ownId(draft, group)
      const named = id === null ? undefined : byId.get(id)
      let cluster = named && !named.members.has(group) ? named : null
      const alike = byWords.get(words) ?? []
      // What is asked of several pictures is known by the picture alone.
      const isAskedOnce = alike.length === 1 && asked.get(words) === 1
      for (const each of cluster ? [] : alike) {
        if (each.members.has(group)) continue
        for (const [other, theirs] of each.members) {
          if (!agree(theirs, draft) || !(await areTwins(other, group))) continue
          if (!isAskedOnce && !(await samePicture(theirs, draft))) continue
          cluster = each
          break
        }
        if (cluster) break
      }
      if (!cluster) {
        cluster = { members: new Map() }
        clusters.push(cluster)
        if (alike.length === 0) byWords.set(words, alike)
        if (alike.length < mostAlike) alike.push(cluster)
      }
      cluster.members.set(group, draft)
      if (id !== null && !byId.has(id)) byId.set(id, cluster)
    }
  }
  return kept(drafts, clusters, (draft) => chosen.has(draft.source.file), pictureOf)
}

function kept(
  drafts: readonly Draft[],
  clusters: readonly Cluster[],
  isChosen: (draft: Draft) => boolean,
  pictureOf: Drop['pictureOf'],
): WithoutRepeats {
  const left = new Set<Draft>()
  const found = new Map<string, { count: number; readonly by: Set<string> }>()
  const worth = (draft: Draft): number => told(draft) + (pictureOf(draft) ? 4 : 0)
  for (const { members } of clusters) {
    const same = [...members.values()]
    const [first] = same
    if (!first || same.length < 2) continue
    const forced = same.filter(isChosen)
    const best = same.reduce((most, each) => (worth(each) > worth(most) ? each : most), first)
    const stay = forced.length > 0 ? forced : [best]
    for (const draft of same) {
      if (stay.includes(draft)) continue
      left.add(draft)
      const { file } = draft.source
      const known = found.get(file) ?? { count: 0, by: new Set<string>() }
      found.set(file, known)
      known.count += 1
      for (const each of stay) known.by.add(each.source.file)
    }
  }
  const counts = new Map<string, number>()
  for (const { source } of drafts) counts.set(source.file, (counts.get(source.file) ?? 0) + 1)
  return {
    drafts: drafts.filter((draft) => !left.has(draft)),
    repeated: new Map(
      [...found].map(([file, { count, by }]) => [
        file,
        { count, of: counts.get(file) ?? count, by: [...by] },
      ]),
    ),
  }
}

/** Formats with a file beside each picture: those of one folder belong together. */
const besidePictures = new Set(['labelme', 'vstar-targets'])

/** The drafts by what was written together, those with most to say first. */
function groupsOf(
  drafts: readonly Draft[],
  exports: readonly ExportFolder[],
  worth: (draft: Draft) => number,
): readonly DraftGroup[] {
  const groups = new Map<string, { group: DraftGroup & { readonly drafts: Draft[] }; worth: number }>()
  for (const draft of drafts) {
    const { file, format } = draft.source
    const key = `${format}\n${besidePictures.has(format) ? folderOf(file) : file}`
    const inside = exports
      .filter(({ folder }) => file.startsWith(folder))
      .toSorted((a, b) => b.folder.length - a.folder.length)[0]
    const known = groups.get(key) ?? { group: { format, export: inside ?? null, drafts: [] }, worth: 0 }
    groups.set(key, known)
    known.group.drafts.push(draft)
    known.worth += worth(draft)
  }
  return [...groups.values()].toSorted((a, b) => b.worth - a.worth).map(({ group }) => group)
}

/** The id that the items of an export of ours have in all its files. */
function ownId({ source: { id } }: Draft, { export: inside }: DraftGroup): string | null {
  return id !== null && inside?.items.has(id) === true ? `${inside.folder}\n${id}` : null
}

/** How much a draft says. */
function told({ content, source }: Draft): number {
  const facts = [
    content.options.length > 1,
    content.region !== null,
    content.region !== null,
    isMoreThanRegion(source),
    isMoreThanRegion(source),
    content.category !== null,
    source.id !== null,
    source.consensus !== null,
    source.smallModel !== null,
    source.validationReason !== null,
    source.status !== null,
  ]
  return facts.filter(Boolean).length
}

const isMoreThanRegion = ({ boxes }: Draft['source']): boolean => boxes.flat().length > 1

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

const wordsOf = ({ content }: Draft): string =>
  JSON.stringify([plain(content.question), plain(content.answerText)])

/** Whether nothing that both say is different. */
function agree(a: Draft, b: Draft): boolean {
  const [one, other] = [a, b].map(({ content }) => content.options.map(plain).toSorted())
  if (one && other && one.length > 0 && other.length > 0 && JSON.stringify(one) !== JSON.stringify(other))
    return false
  const arePixels = [a, b].every(({ measure }) => measure === undefined || measure === 'pixels')
  return !arePixels || sameRegion(a.content.region, b.content.region)
}

/** As near as the roundings of formats leave them. */
function sameRegion(a: Rect | null, b: Rect | null): boolean {
  if (a === null || b === null) return true
  return (['x1', 'y1', 'x2', 'y2'] as const).every((corner) => Math.abs(a[corner] - b[corner]) <= 1.5)
}
