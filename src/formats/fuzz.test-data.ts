import { BlobWriter, ZipWriter } from '@zip.js/zip.js'
import * as fc from 'fast-check'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { exported } from './conformance.test-data.ts'
import { boxedCandidate } from './export.test-data.ts'
import { image, tableFile, type Kind } from './parquet/table.test-data.ts'
import { texts } from './recognition.test-data.ts'
import { tables } from './recognitionTables.test-data.ts'
import { isPicture, sniff } from './sniff.ts'
import { targets } from './targets.ts'

/** A valid file that is to be damaged. */
export interface Whole {
  /** What it is, for the name of the test. */
  readonly what: string
  readonly path: string
  /** The format that reads it; null where its first bytes say what it is. */
  readonly format: string | null
  readonly bytes: Uint8Array<ArrayBuffer>
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer())

const extensionOf = (text: string): string =>
  /^\s*<\?xml/.test(text) ? 'xml' : /^\s*[[{]/.test(text) ? 'json' : 'tsv'

const ofTexts = (): readonly Whole[] =>
  texts.map(([format, what, text]) => ({
    what: `${format}, ${what}`,
    path: `data.${extensionOf(text)}`,
    format,
    bytes: encode(text),
  }))

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3])
const messages = [
  { role: 'user', content: '<image>Which?' },
  { role: 'assistant', content: '<answer>red</answer>' },
]

/** What the columns of tables hold, by name; text where it is not said here. */
const cells: Readonly<Record<string, readonly [kind: Kind, value: unknown]>> = {
  image: [image, { bytes: jpeg, path: 'a.jpg' }],
  crop_image: [image, { bytes: jpeg, path: null }],
  images: [[image], [{ bytes: jpeg, path: 'a.jpg' }]],
  original_images: [[image], [{ bytes: jpeg, path: 'b.jpg' }]],
  crop_images: [[image], [{ bytes: jpeg, path: 'c.jpg' }]],
  bbox: [['double'], [10, 20, 30, 40.5]],
  bboxs: [[['double']], [[10, 20, 30, 40]]],
  options: [['text'], ['red', 'blue']],
  choices: [['text'], ['red', 'blue']],
  index: ['int', 7],
  width: ['int', 640],
  height: ['int', 480],
  prompt: [[{ role: 'text', content: 'text' }], [messages[0]]],
  messages: [[{ role: 'text', content: 'text' }], messages],
  reward_model: [
    { style: 'text', ground_truth: 'text' },
    { style: 'rule', ground_truth: 'red' },
  ],
  extra_info: [
    { question: 'text', index: 'int' },
    { question: 'Which?', index: 1 },
  ],
  annotations: [
    { Q: 'text', A: 'text', image_path: 'text' },
    { Q: 'Which?', A: 'red', image_path: 'a.jpg' },
  ],
}

async function ofTables(): Promise<readonly Whole[]> {
  const all: Whole[] = []
  for (const [format, what, columns] of tables) {
    const asked = Object.fromEntries(
      columns.map((name) => {
        const own = name === 'prompt' && format !== 'verl' ? undefined : cells[name]
        const [kind, value] = own ?? (['text', `Which ${name}?`] as const)
        return [name, [kind, [value, null, value]] as const]
      }),
    )
    const source = tableFile('data.parquet', asked, 2)
    const bytes = await bytesOf(await source.blob())
    all.push({ what: `${format}, ${what}`, path: 'data.parquet', format, bytes })
  }
  return all
}

/** The files that exports hold, but pictures and what no format reads. */
async function ofTargets(): Promise<readonly Whole[]> {
  const candidates = [
    boxedCandidate(),
    boxedCandidate(exampleOpenItem({ id: 'item-2', order: 2 }), examplePicture({ id: 'p2', sha256: 'cd' })),
    boxedCandidate(exampleItem({ id: 'item-3', order: 3, question: 'Which of "these", & why?' })),
  ]
  const all: Whole[] = []
  for (const target of targets) {
    const { files } = await exported(target, candidates)
    for (const file of files) {
      const bytes = await bytesOf(await file.blob())
      if (!isPicture(sniff(bytes)) && /\.(?:jsonl?|tsv|xml|parquet|csv)$/.test(file.path))
        all.push({ what: `${target.id}, ${file.path}`, path: file.path, format: null, bytes })
    }
  }
  return all
}

async function zipped(): Promise<Whole> {
  const writer = new ZipWriter(new BlobWriter())
  for (const [at, { bytes, path }] of ofTexts().slice(0, 4).entries())
    await writer.add(`folder/${at}/${path}`, new Blob([bytes]).stream(), { level: at % 2 === 0 ? 6 : 0 })
  return { what: 'a ZIP', path: 'all.zip', format: null, bytes: await bytesOf(await writer.close()) }
}

export const wholeFiles = async (): Promise<readonly Whole[]> => [
  ...ofTexts(),
  ...(await ofTables()),
  ...(await ofTargets()),
  await zipped(),
]

/** What is done to a file at a place in it, given as a share of its length. */
export type Damage =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'remove' | 'double'; readonly at: number; readonly length: number }
  | { readonly kind: 'put'; readonly at: number; readonly text: string }
  /** Another text in place of the number that follows. */
  | { readonly kind: 'number'; readonly at: number; readonly text: string }
  /** Two numbers change places. */
  | { readonly kind: 'swap'; readonly at: number; readonly with: number }
  /** Another key in place of the one that follows. */
  | { readonly kind: 'key'; readonly at: number; readonly text: string }

const place = fc.nat(9999).map((part) => part / 10_000)
const numbers = [
  '1e999',
  '-1e999',
  '9'.repeat(400),
  '-0',
  'NaN',
  '1e-320',
  '4294967296',
  '18446744073709551616',
]
const puts = [
  '['.repeat(20_000),
  '{"a":'.repeat(5000),
  '<a>'.repeat(5000),
  '"',
  ',',
  '\\',
  '\0',
  '\ud800',
  '&x;',
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  '\r',
  '"__proto__":{"polluted":1},',
  '"constructor":{"prototype":{"polluted":1}},',
]

const oneOf = <Kinds extends readonly Damage['kind'][]>(...kinds: Kinds) =>
  fc.constantFrom<Kinds[number][]>(...kinds)

export const anyDamage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: oneOf('flip'), at: place, bit: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ kind: oneOf('cut'), at: place }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: oneOf('remove', 'double'), at: place, length: fc.nat(60) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: oneOf('put'), at: place, text: fc.constantFrom(...puts) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: oneOf('number'), at: place, text: fc.constantFrom(...numbers) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: oneOf('swap'), at: place, with: place }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: oneOf('key'),
      at: place,
      text: fc.constantFrom('__proto__', 'constructor', 'toString', 'length', ''),
    }),
  },
)

/** The file after that; every byte is a character meanwhile. */
export function damaged(bytes: Uint8Array, all: readonly Damage[]): Uint8Array<ArrayBuffer> {
  let text = Buffer.from(bytes).toString('latin1')
  for (const damage of all) text = damagedOnce(text, damage)
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

function damagedOnce(text: string, damage: Damage): string {
  const at = Math.floor(damage.at * text.length)
  const before = text.slice(0, at)
  const after = text.slice(at)
  if (damage.kind === 'cut') return before
  if (damage.kind === 'put') return before + Buffer.from(damage.text).toString('latin1') + after
  if (damage.kind === 'remove') return before + after.slice(damage.length)
  if (damage.kind === 'double') return before + after.slice(0, damage.length) + after
  if (damage.kind === 'flip')
    return before + String.fromCharCode(after.charCodeAt(0) ^ (1 << damage.bit)) + after.slice(1)
  if (damage.kind === 'number') return before + after.replace(/-?\d+(?:\.\d+)?/, damage.text)
  if (damage.kind === 'key') return before + after.replace(/"[^"\\]*"(?=\s*:)/, JSON.stringify(damage.text))
  if (damage.kind !== 'swap') return text
  const found = [...text.matchAll(/\d+/g)]
  const one = found[Math.floor(damage.at * found.length)]
  const other = found[Math.floor(damage.with * found.length)]
  if (!one || !other || one.index >= other.index) return text
  const between = text.slice(one.index + one[0].length, other.index)
  return text.slice(0, one.index) + other[0] + between + one[0] + text.slice(other.index + other[0].length)
}
