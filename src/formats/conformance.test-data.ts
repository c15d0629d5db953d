import * as fc from 'fast-check'
import { drawBox } from '../domain/boxEdits.ts'
import { chainsOf } from '../domain/chains.ts'
import { exampleItem, exampleJudgement, exampleProject } from '../domain/example.ts'
import { outward, sameRect, type Rect, type Size } from '../domain/geometry.ts'
import { indexOfLetter, letterAt, type Content, type Item } from '../domain/item.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import type { Project } from '../domain/project.ts'
import { Refusal } from '../domain/refusal.ts'
import { anyPicture, orNull, rectIn } from './arbitraries.test-data.ts'
import { buildEntries } from './build.ts'
import { bytesFromBlob } from './byteSource.ts'
import { exportOptions, exportScope, bytesOf } from './export.test-data.ts'
import type { ByteSource } from './format.ts'
import type { Candidate } from './held.ts'
import { planImport } from './plan.ts'
import type { ExportDesk, Target, TargetPlan } from './target.ts'
import { digest, jpegStart, pngStart } from './upstream.test-data.ts'

/** Going out and coming back in, as far as every target shares it. */

export const nestingProject: Project = {
  ...exampleProject,
  nesting: { levels: ['text', 'sign'], of: 'accepted' },
}

const sides = { minLength: 1, maxLength: 3 }

const somePictures: fc.Arbitrary<readonly Picture[]> = fc
  .uniqueArray(anyPicture, { ...sides, selector: ({ id }) => id })
  .map((pictures) =>
    pictures.map((picture, at) => ({
      ...picture,
      // No two of them are the same file, and none is turned: what goes out is upright.
      sha256: String(at).repeat(64),
      origin: { ...picture.origin, stored: null, orientation: 1 },
    })),
  )

const label = fc.constantFrom('', 'sign', 'shop "A" & <B>', 'region', 'b2')

const drawnOn = (picture: Picture): fc.Arbitrary<Judgement> =>
  fc.array(fc.tuple(rectIn(picture), label), { maxLength: 5 }).map((parts) =>
    parts.reduce((judgement, [rect, text], place) => {
      try {
        return drawBox(judgement, `box-${place}`, rect, picture, text, place)
      } catch (error) {
        if (error instanceof Refusal) return judgement
        throw error
      }
    }, exampleJudgement()),
  )

const plain = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9äß漢🙂][ A-Za-z0-9äß漢🙂'"$,-]{0,20}[A-Za-z0-9?]$/u),
  fc.constantFrom('=SUM(A1)', '007', 'a & b', 'ab\u202edc', '</script', '50 %', '1,000'),
)

/** A content from which no reader of prompts takes anything away: no marker, instruction or line of options in it. */
export const plainContent = (size: Size): fc.Arbitrary<Content> =>
  fc
    .record({
      question: plain,
      options: fc.oneof(
        fc.constant([]),
        ...[2, 4, 4, 5].map((count) => fc.uniqueArray(plain, { minLength: count, maxLength: count })),
      ),
      key: fc.nat(),
      answerText: plain,
      category: orNull(fc.constantFrom('ocr', 'color', 'own')),
      region: rectIn(size),
    })
    .map(({ key, ...content }) => {
      const index = key % Math.max(1, content.options.length)
      const right = content.options[index]
      return right === undefined
        ? { ...content, answerLetter: null }
        : { ...content, answerLetter: letterAt(index), answerText: right }
    })

/** Accepted items, some with boxes, on a few pictures; no two ask the same. */
export const acceptedWith = (
  contentOn: (picture: Picture) => fc.Arbitrary<Content>,
): fc.Arbitrary<readonly Candidate[]> =>
  somePictures
    .chain((pictures) =>
      fc.uniqueArray(
        fc.constantFrom(...pictures).chain((picture) =>
          fc.record({
            picture: fc.constant(picture),
            content: contentOn(picture),
            drawn: drawnOn(picture),
          }),
        ),
        { maxLength: 5, selector: ({ content }) => content.question.trim() },
      ),
    )
    .chain((parts) =>
      fc.tuple(
        fc.constant(parts),
        fc.shuffledSubarray(['item-1', 'a/b', '日本', '__proto__', '1', 'q1c1_b1', 'CON'], {
          minLength: parts.length,
          maxLength: parts.length,
        }),
      ),
    )
    .map(([parts, ids]) =>
      parts.map(({ picture, content, drawn }, order): Candidate => {
        const id = ids[order] ?? ''
        const item: Item = { ...exampleItem({ id, order, pictureId: picture.id }), ...content }
        const judgement = { ...drawn, itemId: id, decision: 'accept' as const, decidedAt: 1 }
        const resolution = {
          itemId: id,
          outcome: 'accept' as const,
          content,
          by: ['ann'],
          checks: 1,
          at: 1,
          adjudicator: null,
          reasons: [],
        }
        return { item, picture, resolution, judgements: [judgement] }
      }),
    )

/** Pictures that say whose they are after the first bytes of their kind, e.g. `|kept|3|` or `|made|3|`. */
const namedDesk: ExportDesk = {
  kept: ({ id, type }) =>
    Promise.resolve(new Blob([type === 'image/png' ? pngStart : jpegStart, `|kept|${id}|`.padEnd(80)])),
  render: ({ id }, { as, part, frame }) =>
    Promise.resolve(
      new Blob([
        as === 'image/png' ? pngStart : jpegStart,
        `|${part ? 'part' : frame ? 'framed' : 'made'}|${id}|`.padEnd(80),
      ]),
    ),
}

export interface Exported {
  readonly plan: TargetPlan
  readonly files: readonly ByteSource[]
}

/** All files of an export, in memory. */
export async function exported(target: Target, candidates: readonly Candidate[]): Promise<Exported> {
  const plan = target.plan(exportScope(candidates, nestingProject), exportOptions())
  const files: ByteSource[] = []
  for await (const file of plan.write(namedDesk))
    files.push(bytesFromBlob(file.path, new Blob([await bytesOf(file)])))
  return { plan, files }
}

export interface Imported {
  readonly items: readonly Item[]
  /** Errors of files and records, as sentences. */
  readonly errors: readonly string[]
  /** By item id, whose picture came with it: `kept`, or what was made of it. */
  readonly pictures: ReadonlyMap<string, string>
}

/** The files as an import takes them: looked at, read, joined, and placed on the pictures that came along. */
export async function imported(
  files: readonly ByteSource[],
  candidates: readonly Candidate[],
): Promise<Imported> {
  const plan = await planImport(files)
  const byId = new Map(candidates.flatMap(({ picture }) => (picture ? [[picture.id, picture] as const] : [])))
  const found = new Map<string, Picture>()
  const told = new Map<string, string>()
  for (const { picturePath, match } of plan.pictures) {
    if (match.kind !== 'matched') continue
    const bytes = await plan.pictureFiles.get(match.file)?.blob()
    const said = /\|(\w+)\|([^|]*)\|/.exec((await bytes?.text()) ?? '')
    const picture = byId.get(said?.[2] ?? '')
    if (!picture) continue
    found.set(picturePath, picture)
    told.set(picturePath, said?.[1] ?? '')
  }
  const existing = { items: [], pictures: new Map<string, Picture>() }
  const built = await buildEntries({ drafts: plan.drafts, pictures: found, existing, digest })
  const items = built.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))
  const problems = [...plan.problems, ...built.problems]
  return {
    items,
    errors: problems.filter(({ severity }) => severity === 'error').map(({ sentence }) => sentence),
    pictures: new Map(items.map(({ id, source }) => [id, told.get(source.picturePath) ?? 'missing'])),
  }
}

export interface Told {
  readonly content: Content
  readonly chains: readonly (readonly { readonly rect: Rect; readonly label: string }[])[]
}

/** What an item says once it went out: whole pixels, the text of the right option, named levels, no level twice. */
export function toldOf({ resolution, judgements, picture }: Candidate): Told {
  if (typeof resolution === 'string' || !picture) throw new Error('Only accepted items go out.')
  const { content } = resolution
  const chains = chainsOf(judgements[0]?.boxes ?? []).map(({ levels }) => {
    const whole: { readonly rect: Rect; readonly label: string }[] = []
    for (const [place, { rect, label: text }] of levels.entries()) {
      const out = outward(rect, picture)
      const name = text === '' ? (nestingProject.nesting.levels[place] ?? `Level ${place + 1}`) : text
      if (!sameRect(whole.at(-1)?.rect ?? null, out)) whole.push({ rect: out, label: name })
    }
    return whole
  })
  const answerText = content.options[indexOfLetter(content.answerLetter)] ?? content.answerText
  return {
    content: { ...content, answerText, region: content.region && outward(content.region, picture) },
    chains,
  }
}
