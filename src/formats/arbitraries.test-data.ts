import * as fc from 'fast-check'
import type { Change, Entry, Step } from '../domain/entry.ts'
import type { Rect, Size } from '../domain/geometry.ts'
import { letterAt, type Content, type Item, type Provenance, type Source } from '../domain/item.ts'
import type { Json } from '../domain/json.ts'
import { decisions, type Judgement, type Revision, type Shown } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import { createProject, type Look, type Project } from '../domain/project.ts'
import type { Resolution } from '../domain/resolution.ts'
import { anyPolicy, anyTeamFields } from './arbitraryTeam.test-data.ts'
import { anyPreviewPolicy, anyShownPreviews } from './arbitraryPreviews.test-data.ts'

/** Records as a project may hold them, for property tests. Texts are any Unicode, markup and path tricks included. */

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 24 }),
  fc.constantFrom(
    'A. x\nB. y',
    '<image>',
    '=1+1',
    '../../etc',
    '__proto__',
    'a\u202eb',
    ' padded ',
    'naïve\t"q"',
  ),
)
const shortText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const id = fc.oneof(
  fc.stringMatching(/^[a-z0-9-]{1,12}$/),
  fc.constantFrom('a/b', 'CON', 'dev 001', '日本', '__proto__'),
)
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/)
const time = fc.integer({ min: 0, max: 4_102_444_800_000 })
const whole = fc.nat({ max: 1_000_000 })
export const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null })

/** JSON has no negative zero. */
const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => (value === 0 ? 0 : value))

export const anySize: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 2, max: 8192 }),
  height: fc.integer({ min: 2, max: 8192 }),
})

/** A rect of more than no area inside the frame. */
export const rectIn = ({ width, height }: Size): fc.Arbitrary<Rect> =>
  fc
    .tuple(real(0, 1), real(0, 1), real(0.001, 1), real(0.001, 1))
    .map(([x, y, w, h]) => ({
      x1: x * (width - 1),
      y1: y * (height - 1),
      x2: x * (width - 1) + w * (width - x * (width - 1)),
      y2: y * (height - 1) + h * (height - y * (height - 1)),
    }))
    .map(({ x1, y1, x2, y2 }) => ({ x1, y1, x2: Math.min(x2, width), y2: Math.min(y2, height) }))

const anyRect = anySize.chain(rectIn)

/** A content as people leave it: anything at all, faults included. */
export const anyContent: fc.Arbitrary<Content> = fc.record({
  question: text,
  options: fc.array(text, { maxLength: 5 }),
  answerLetter: orNull(fc.nat({ max: 6 }).map(letterAt)),
  answerText: text,
  category: orNull(fc.constantFrom('ocr', 'color', 'own', '__proto__')),
  region: orNull(anyRect),
})

const sound = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9äß漢🙂][ A-Za-z0-9äß漢🙂?'"$,-]{0,20}[A-Za-z0-9?]$/u),
  fc.constantFrom(
    'Which of these?\nA. red\nB. blue',
    "What is it? Answer with the option's letter.",
    'Only look at the red box. What is in it?',
    'B. blue',
    'two\nlines',
    ' padded\t',
    '<image>',
    '=SUM(A1)',
    'ab\u202edc',
    '007',
    'null',
  ),
)

/** A content that may be a row of a benchmark. */
export const soundContent = (size: Size): fc.Arbitrary<Content> =>
  fc
    .record({
      question: sound,
      options: fc.oneof(
        fc.constant([]),
        fc.uniqueArray(sound, { minLength: 2, maxLength: 5, selector: (option) => option.trim() }),
      ),
      key: fc.nat(),
      answerText: sound,
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

const anySource: fc.Arbitrary<Source> = fc.record({
  format: fc.constantFrom('r2i-answers', 'zoombench'),
  file: text,
  line: orNull(fc.integer({ min: 1, max: 100_000 })),
  id: orNull(text),
  status: orNull(fc.constantFrom('valid vqa', 'error')),
  query: text,
  picturePath: text,
  cropPath: orNull(text),
  object: orNull(text),
  score: orNull(real(0, 1)),
  consensus: orNull(
    fc.record({ count: fc.nat({ max: 8 }), of: fc.integer({ min: 1, max: 8 }), share: real(0, 1) }),
  ),
  smallModel: orNull(
    fc.record({
      answers: fc.array(text, { maxLength: 4 }),
      correct: fc.nat({ max: 4 }),
      error: orNull(text),
    }),
  ),
  validationReason: orNull(text),
  boxes: fc.array(fc.array(fc.record({ rect: anyRect, label: text }), { maxLength: 3 }), { maxLength: 2 }),
  notes: fc.array(text, { maxLength: 2 }),
})

export const anyItem: fc.Arbitrary<Item> = fc
  .tuple(anyContent, fc.record({ id, pictureId: sha256, order: whole, source: anySource }))
  .map(([content, rest]) => ({ ...content, ...rest }))

export const anyPicture: fc.Arbitrary<Picture> = fc
  .tuple(
    anySize,
    fc.record({
      id,
      sha256: orNull(sha256),
      name: fc.oneof(
        shortText,
        fc.constantFrom('harbour.jpg', '../x.png', 'HARBOUR.jpeg', 'con.png', '.jpg'),
      ),
      type: fc.constantFrom('image/jpeg', 'image/png', 'image/webp'),
      bytes: whole,
      origin: fc.record({
        path: text,
        sha256: orNull(sha256),
        stored: orNull(anySize),
        orientation: orNull(fc.integer({ min: 1, max: 8 })),
        notes: fc.array(text, { maxLength: 2 }),
        plainJpeg: fc.boolean(),
      }),
    }),
  )
  .map(([size, rest]) => ({ ...size, ...rest }))

const anyLook = fc.constantFrom<Look>('side-by-side', 'global-first', 'blind')

const anyShown: fc.Arbitrary<Shown> = fc.record({
  look: anyLook,
  global: fc.boolean(),
  regional: fc.boolean(),
  outline: fc.boolean(),
  answer: fc.boolean(),
  provenance: fc.boolean(),
  margin: real(0, 4),
  previews: anyShownPreviews,
})

const anyRevision: fc.Arbitrary<Revision> = fc
  .tuple(
    anyContent,
    fc.subarray(['question', 'options', 'answerLetter', 'answerText', 'category', 'region'] as const),
  )
  .map(([content, fields]) => Object.fromEntries(fields.map((field) => [field, content[field]])))

const check = orNull(fc.boolean())

export const anyJudgement: fc.Arbitrary<Judgement> = fc.record({
  itemId: id,
  annotatorId: id,
  decision: orNull(fc.constantFrom(...decisions)),
  checks: fc.record({ answerable: check, unambiguous: check, rightGlobal: check, rightRegional: check }),
  difficulty: orNull(fc.integer({ min: 1, max: 5 })),
  reasons: fc.uniqueArray(fc.constantFrom('wrong-answer', 'too-easy', 'own-reason'), { maxLength: 3 }),
  revision: anyRevision,
  boxes: fc.oneof(
    fc.constant([]),
    anyRect.map((rect) => [
      { id: 'outer', parentId: null, rect, label: 'street', locked: true, activeMs: 4200 },
      { id: 'inner', parentId: 'outer', rect, label: '', locked: false, activeMs: 0 },
    ]),
  ),
  note: text,
  blindAnswers: fc.array(
    fc.record({ view: fc.constantFrom('global' as const, 'regional' as const), answer: text, at: time }),
    { maxLength: 2 },
  ),
  dismissed: fc.uniqueArray(fc.constantFrom('box-outside', 'small-region'), { maxLength: 2 }),
  shown: orNull(anyShown),
  activeMs: whole,
  idleMs: whole,
  startedAt: orNull(time),
  decidedAt: orNull(time),
  rev: whole,
})

export const anyProject: fc.Arbitrary<Project> = fc
  .record({
    id,
    name: shortText,
    at: time,
    task: fc.constantFrom('verify' as const, 'nest' as const, 'both' as const),
    look: anyLook,
    policy: anyPolicy,
    people: fc.uniqueArray(fc.record({ id, name: shortText, color: fc.constantFrom('teal', 'grape') }), {
      maxLength: 3,
      selector: (person) => person.id,
    }),
    mutedProblems: fc.uniqueArray(fc.constantFrom('box-outside', 'small-region'), { maxLength: 2 }),
    nesting: fc.record({
      levels: fc.array(shortText, { maxLength: 4 }),
      of: fc.constantFrom('accepted' as const, 'all' as const),
    }),
    previews: anyPreviewPolicy,
    ...anyTeamFields,
  })
  .map(({ id, name, at, ...rest }) => ({ ...createProject(id, name, at), ...rest }))

export const anyResolution: fc.Arbitrary<Resolution> = fc.record({
  itemId: id,
  outcome: fc.constantFrom('accept' as const, 'reject' as const),
  content: anyContent,
  by: fc.uniqueArray(id, { maxLength: 3 }),
  checks: fc.nat({ max: 9 }),
  at: orNull(time),
  adjudicator: orNull(id),
  reasons: fc.uniqueArray(id, { maxLength: 2 }),
})

/** Any JSON with plain keys; numbers survive a round trip. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false),
    text,
    real(-1e9, 1e9),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

export const anyProvenance: fc.Arbitrary<Provenance> = fc.record({ itemId: id, record: anyJson })

export const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  anyProject.map((value) => ({ kind: 'project', value }) as const),
  anyPicture.map((value) => ({ kind: 'picture', value }) as const),
  anyItem.map((value) => ({ kind: 'item', value }) as const),
  anyProvenance.map((value) => ({ kind: 'provenance', value }) as const),
  anyJudgement.map((value) => ({ kind: 'judgement', value }) as const),
  anyResolution.map((value) => ({ kind: 'resolution', value }) as const),
)

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  anyEntry.map((after) => ({ before: null, after })),
  anyEntry.map((before) => ({ before, after: null })),
  anyEntry.map((entry) => ({ before: entry, after: entry })),
)

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    id,
    at: time,
    by: id,
    label: shortText,
    role: fc.constant('do' as const),
    of: fc.constant(null),
    changes: fc.array(anyChange, { maxLength: 4 }),
  }),
  fc.record({
    id,
    at: time,
    by: id,
    label: shortText,
    role: fc.constantFrom('undo' as const, 'redo' as const),
    of: id,
    changes: fc.array(anyChange, { maxLength: 4 }),
  }),
)
