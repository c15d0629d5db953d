import { XMLParser } from 'fast-xml-parser'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cvat } from './cvat.ts'
import { recognise } from './formats.ts'
import { nestedBoxes } from './nestedBoxes.ts'
import { codesOf, decodeAll, file, inSmallChunks } from './upstream.test-data.ts'

const box = (
  label: string,
  at: readonly (string | number)[],
  own: Readonly<Record<string, string>> = {},
  more = '',
) =>
  `<box label="${label}" source="manual" occluded="0" xtl="${at[0]}" ytl="${at[1]}" xbr="${at[2]}" ybr="${at[3]}" z_order="0" ${more}>
${Object.entries(own)
  .map(([name, text]) => `      <attribute name="${name}">${text}</attribute>`)
  .join('\n')}
    </box>`
const image = (inside: string, name = 'a.jpg') =>
  `<image id="0" name="${name}" width="2000" height="1500">
    ${inside}
  </image>`
const xml = (...images: readonly string[]) => `<?xml version="1.0" encoding="utf-8"?>
<annotations>
  <version>1.1</version>
  <meta><task><name>box</name><labels><label><name>b1</name><attributes><attribute><name>question</name></attribute></attributes></label></labels></task></meta>
  ${images.join('\n  ')}
</annotations>
`
const read = (...images: readonly string[]) => decodeAll(cvat, file('a.xml', xml(...images)))
const decode = (text: string | Uint8Array<ArrayBuffer>) => decodeAll(cvat, file('a.xml', text))
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const rect = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 })
const asks = { question: 'Which word?', answer: 'Open' }
const inner = box('b1', [100, 110.5, 120, 140], asks, 'group_id="3"')
const outer = box('b2', ['90.00', '90.00', '200.00', '200.00'], { label: 'sign' }, 'group_id="3"')

describe('CVAT for images', () => {
  it('is known by its elements', () => {
    expect(recognise('x.xml', xml(image(inner)))).toMatchObject({ format: { id: 'cvat' } })
    expect(cvat.recognises('x.xml', xml())).toMatchObject({ confidence: 0.9 })
    expect(cvat.recognises('x.xml', '<annotation><folder>VOC</folder></annotation>')).toBeNull()
    expect(cvat.recognises('x.json', '{"text":"<annotations><image name=1>"}')).toBeNull()
  })

  it('gives a question with the boxes of its group, b1 first', async () => {
    const { drafts, problems } = await read(image(outer + inner))
    expect(problems).toEqual([])
    expect(drafts).toMatchObject([
      {
        content: { question: 'Which word?', answerText: 'Open', region: rect(100, 110.5, 120, 140) },
        source: { picturePath: 'a.jpg', line: 8 },
        claimedSize: { width: 2000, height: 1500 },
      },
    ])
    expect(drafts[0]?.source.boxes).toEqual([
      [
        { rect: rect(100, 110.5, 120, 140), label: '' },
        { rect: rect(90, 90, 200, 200), label: 'sign' },
      ],
    ])
  })

  it('reads options by letter or as lines, letter, category and id', async () => {
    const rest = { answer_letter: 'B', category: 'ocr', question_id: 'dev-1', question: 'Which?' }
    for (const options of [
      { option_A: 'Open', option_B: 'Shut', option_C: 'n/a &amp; so' },
      { options: 'A. Open\nB. Shut\nC. n/a &amp; so' },
      { options: '["Open","Shut","n/a &amp; so"]' },
    ]) {
      const { drafts } = await read(image(box('b1', [1, 2, 30, 40], { ...rest, ...options })))
      expect(drafts).toMatchObject([
        {
          content: {
            options: ['Open', 'Shut', 'n/a & so'],
            answerLetter: 'B',
            answerText: 'Shut',
            category: 'ocr',
          },
          source: { id: 'dev-1' },
        },
      ])
    }
  })

  it('hears a tag on the whole picture, whose boxes nest by where they lie', async () => {
    const tag = '<tag label="question" source="manual"><attribute name="question">How many?</attribute></tag>'
    const { drafts } = await read(
      image(`${tag}${box('dog', [0, 0, 500, 500])}${box('dog', [10, 10, 50, 50])}`),
      image(box('region', [5, 5, 90, 90], asks), 'b.jpg'),
    )
    expect(
      drafts.map(({ content, source }) => [content.question, content.region, source.boxes.length]),
    ).toEqual([
      ['How many?', rect(10, 10, 50, 50), 1],
      ['Which word?', rect(5, 5, 90, 90), 0],
    ])
  })

  it('takes the upright box around what is turned or no box, and leaves points and lines', async () => {
    const attribute = '<attribute name="question">Which?</attribute>'
    const { drafts, problems } = await read(
      image(box('b1', [100, 100, 140, 120], asks, 'rotation="90.0"')),
      image(`<polygon label="b1" points="50.0,100.0;80.0,60.0;110.5,190.0">${attribute}</polygon>`),
      image(`<ellipse label="b1" cx="50" cy="60" rx="10" ry="20">${attribute}</ellipse>`),
      image(`<mask label="b1" rle="1, 2" left="5" top="6" width="7" height="8">${attribute}</mask>`),
      image('<points label="b1" points="1,2"/><polyline label="b1" points="1,2;3,4"/>'),
    )
    expect(drafts.map(({ source }) => source.boxes[0]?.[0]?.rect)).toEqual([
      rect(110, 90, 130, 130),
      rect(50, 60, 110.5, 190),
      rect(40, 40, 60, 80),
      rect(5, 6, 12, 14),
    ])
    expect(codesOf(problems)).toEqual([...Array<string>(4).fill('box-around'), 'shapes-left'])
    expect(JSON.stringify(drafts[3]?.record)).not.toContain('rle')
  })

  it('says what is missing where nobody asks, and which boxes belong to nothing', async () => {
    const bare = await read(image(box('b1', [1, 2, 3, 4])), image(box('b1', [1, 2, 3, 4]), 'b.jpg'))
    expect(bare.drafts).toEqual([])
    expect(bare.problems).toMatchObject([
      { code: 'questions-missing', sentence: expect.stringContaining('2 pictures and 2 boxes') },
    ])
    const left = await read(image(inner), image(box('b1', [1, 2, 3, 4]), 'b.jpg'))
    expect(codesOf(left.problems)).toEqual(['boxes-left'])
    const video = await decodeAll(
      cvat,
      file(
        'v.xml',
        '<annotations><version>1.1</version><track id="0"><box frame="0"/></track></annotations>',
      ),
    )
    expect(codesOf(video.problems)).toEqual(['tracks-left'])
  })

  it.each<readonly [what: string, shape: string, code: string]>([
    ['no corners', '<box label="b1"/>', 'box-unreadable'],
    ['a corner that is a word', box('b1', ['left', 1, 2, 3]), 'box-unreadable'],
    ['a corner beyond all pictures', box('b1', [0, 0, '1e300', 3]), 'box-unreadable'],
    ['NaN', box('b1', ['NaN', 1, 2, 3]), 'box-unreadable'],
    ['no area', box('b1', [5, 5, 5, 9]), 'box-empty'],
    ['no points', '<polygon label="b1" points=""/>', 'box-unreadable'],
  ])('a box with %s is told of with its line, and its neighbours stay', async (_, shape, code) => {
    const { drafts, problems } = await read(image(shape + inner))
    expect(drafts).toHaveLength(1)
    expect(problems).toMatchObject([{ code, severity: 'error', line: 6 }])
  })

  it('keeps attributes named like parts of an object as what they are', async () => {
    const { drafts } = await read(
      image(box('b1', [1, 2, 30, 40], { ...asks, ['__proto__']: 'x' }, '__proto__="y"')),
    )
    expect(JSON.stringify(drafts[0]?.record)).toContain('"__proto__":"x"')
    expect(({} as Readonly<Record<string, unknown>>)['x']).toBeUndefined()
  })
})

describe('XML that could do harm', () => {
  it.each<readonly [what: string, text: string, code: string]>([
    [
      'entities of its own',
      `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(99)}">]><annotations>&b;</annotations>`,
      'xml-doctype',
    ],
    [
      'a file to be fetched',
      '<!DOCTYPE a SYSTEM "file:///etc/passwd"><annotations></annotations>',
      'xml-doctype',
    ],
    ['an entity that nobody knows', '<annotations>&secret;</annotations>', 'xml-broken'],
    ['a thousand levels', '<annotations>'.repeat(1000), 'xml-depth'],
    ['a text without an end', `<annotations><version>${'x'.repeat(9 << 20)}`, 'xml-long'],
    ['a name without an end', `<annotations><${'x'.repeat(9 << 20)}`, 'xml-long'],
    ['no end', xml(image(inner)).slice(0, -20), 'xml-broken'],
    ['nothing in it', '', 'xml-broken'],
    ['a control character', '<annotations>\u0001</annotations>', 'xml-broken'],
  ])('with %s is refused', async (_, text, code) => {
    const { problems } = await decode(text)
    expect(codesOf(problems)).toContain(code)
    expect(codesOf(problems)).not.toContain('no-records')
  })

  it('is read up to where it breaks', async () => {
    const { drafts, problems } = await decode(
      xml(image(inner), image(inner)).replace(/<\/image>\s*<\/ann.*$/s, '<'),
    )
    expect(drafts).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'xml-broken', line: expect.any(Number) }])
  })

  it('is read in the encoding that it names', async () => {
    const latin = xml(image(box('b1', [1, 2, 30, 40], { question: 'Café?' }))).replace('utf-8', 'iso-8859-1')
    const bytes = Uint8Array.from(latin, (letter) => letter.charCodeAt(0))
    expect((await decode(bytes)).drafts[0]?.content.question).toBe('Café?')
    const wrong = Uint8Array.from(latin.replace('iso-8859-1', 'utf-8'), (letter) => letter.charCodeAt(0))
    expect(codesOf((await decode(wrong)).problems)).toContain('text-damaged')
    const wide = new Uint8Array(2 + 2 * latin.length)
    wide.set([0xff, 0xfe])
    for (const [at, letter] of Array.from(latin).entries()) {
      wide.set([letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8], 2 + 2 * at)
    }
    expect((await decode(wide)).drafts[0]?.content.question).toBe('Café?')
  })

  it('is the same however its bytes arrive', async () => {
    const source = file(
      'a.xml',
      xml(image(inner + outer), image(box('b1', [1, 2, 30, 40], { question: 'Wörd 漢🙂?' }))),
    )
    const whole = await decodeAll(cvat, source)
    expect(whole.drafts).toHaveLength(2)
    for (const size of [1, 7]) expect(await decodeAll(cvat, inSmallChunks(source, size))).toEqual(whole)
  })

  it('of tests is what another reader takes it for', () => {
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(xml(image(inner))) as {
      readonly annotations: { readonly image: { readonly box: { readonly '@_label': string } } }
    }
    expect(parsed.annotations.image.box['@_label']).toBe('b1')
  })
})

const dev = resolve(import.meta.dirname, '../../../shared/samples/dev')

describe.skipIf(!existsSync(dev))('the sample as CVAT would write it', () => {
  it('has the items and boxes of nested_boxes.json to the pixel', async () => {
    const rows = await decodeAll(
      nestedBoxes,
      file('n.json', readFileSync(join(dev, 'nested_boxes.json'), 'utf8')),
    )
    const images = rows.drafts.map(({ content, source }, at) => {
      const boxes = (source.boxes[0] ?? []).map(({ rect, label }, place) =>
        box(
          `b${place + 1}`,
          [rect.x1, rect.y1, rect.x2, rect.y2].map((value) => value.toFixed(2)),
          {
            label: escape(label),
            ...(place === 0 && { question: escape(content.question), answer: escape(content.answerText) }),
          },
          `group_id="${at + 1}"`,
        ),
      )
      return image(boxes.toReversed().join('\n'), source.picturePath)
    })
    const { drafts, problems } = await read(...images)
    expect(problems).toEqual([])
    const plain = (all: typeof drafts) =>
      all.map(({ content, source }) => ({ ...content, boxes: source.boxes, picture: source.picturePath }))
    expect(plain(drafts)).toEqual(plain(rows.drafts))
  })
})
