import { loadImage, createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { exampleJudgement, examplePicture } from '../../domain/example.ts'
import type { ZoomBenchRow } from '../../formats/zoombenchWrite.ts'
import { drawing, exampleWhole, json, putProject, run, workplace, zoomRow } from '../cli.test-data.ts'
import { createShelf } from '../disk/shelf.ts'
import { exportDesk } from '../pixels/render.ts'

const rowsIn = (text: string): readonly ZoomBenchRow[] => JSON.parse(text) as readonly ZoomBenchRow[]

/** The JPEG with an EXIF block that asks to be turned a quarter to the right (orientation 6). */
const turned = (jpeg: Uint8Array): Uint8Array =>
  Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from('ffe10022457869660000', 'hex'),
    Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex'),
    jpeg.subarray(2),
  ])

const put = async () => {
  const place = await workplace()
  await place.put('images/a.png', drawing(1))
  await place.put('images/b.jpg', drawing(2, 'jpeg'))
  const rows = [
    zoomRow(),
    zoomRow({
      images: ['images/b.jpg'],
      query: 'How many bolts are there?',
      response: '7',
      question_type: 'blank',
    }),
    zoomRow({ images: ['images/gone.png'] }),
    zoomRow({ bbox: 'nothing' }),
  ]
  return { place, file: await place.put('zoombench.json', JSON.stringify(rows)) }
}

describe('convert', () => {
  it('sends every valid record out as it was given, and tells what stays', async () => {
    const { place, file } = await put()
    const ran = await run(['convert', file, '--to', 'zoombench', '--out', place.at('out')])
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('ZoomBench (zoombench): 2 items, 5 files')
    expect(ran.out).toContain('left out, picture-missing: 1.')
    expect(ran.said).toContain(`${file}:4: error: bbox`)
    const rows = rowsIn(await place.text('out/zoombench.json'))
    expect(rows.map(({ bbox, response }) => [bbox, response])).toEqual([
      [[100, 120, 190, 180], 'C'],
      [[100, 120, 190, 180], '7'],
    ])
    const files = (await place.files()).filter((name) => name.startsWith('out/'))
    expect(files).toHaveLength(6)
    expect(files).toContain('out/manifest.json')
    const manifest = JSON.parse(await place.text('out/manifest.json')) as { items: { resolved: string }[] }
    expect(new Set(manifest.items.map(({ resolved }) => resolved))).toEqual(new Set(['given']))
    // A JPEG that is upright and plain goes out byte for byte.
    expect(await place.bytes('out/images/b.jpg')).toEqual(await place.bytes('images/b.jpg'))
  })

  it('cuts crops from the original pixels', async () => {
    const { place, file } = await put()
    await run(['convert', file, '--to', 'zoombench', '--out', place.at('out')])
    const [row] = rowsIn(await place.text('out/zoombench.json'))
    const crop = await loadImage(await place.bytes(`out/${row?.crop_images[0] ?? ''}`))
    const whole = await loadImage(await place.bytes('images/a.png'))
    expect([crop.width, crop.height]).toEqual([90, 60])
    const pixels = (image: typeof crop, x: number, y: number) => {
      const context = createCanvas(90, 60).getContext('2d')
      context.drawImage(image, -x, -y)
      return context.getImageData(0, 0, 90, 60).data
    }
    expect(pixels(crop, 0, 0)).toEqual(pixels(whole, 100, 120))
  })

  it('gives the same bytes twice, into a ZIP and into a folder', async () => {
    const { place, file } = await put()
    const words = ['convert', file, '--to', 'zoombench', '--crops', 'double', '--shuffle', '3', '--out']
    await run([...words, place.at('one.zip')])
    await run([...words, place.at('two.zip')])
    expect(await place.bytes('one.zip')).toEqual(await place.bytes('two.zip'))
    await run([...words, place.at('out')])
    const again = await run(['convert', place.at('one.zip'), '--to', 'zoombench', '--out', place.at('again')])
    expect(again.code).toBe(0)
    const [first, second] = await Promise.all([
      place.text('out/zoombench.json'),
      place.text('again/zoombench.json'),
    ])
    expect(rowsIn(second).map(({ query }) => query)).toEqual(rowsIn(first).map(({ query }) => query))
  })

  it('writes nothing on a dry run, nor when --strict finds something to leave out', async () => {
    const { place, file } = await put()
    const before = await place.files()
    const dry = await run(['convert', file, '--to', 'zoombench,coco', '--dry-run', '--json'])
    expect(json(dry.out)).toMatchObject({ targets: [{ id: 'zoombench', items: 2 }, { id: 'coco' }] })
    const strict = await run(['convert', file, '--to', 'zoombench', '--strict', '--out', place.at('out')])
    expect(strict.code).toBe(1)
    expect(await place.files()).toEqual(before)
  })

  it('replaces nothing unless it may', async () => {
    const { place, file } = await put()
    const words = ['convert', file, '--to', 'zoombench', '--out']
    await place.put('out/zoombench.json', 'mine')
    const refused = await run([...words, place.at('out')])
    expect(refused.code).toBe(2)
    expect(refused.said).toContain('already holds zoombench.json')
    expect(await place.text('out/zoombench.json')).toBe('mine')
    expect((await place.files()).filter((name) => name.startsWith('out/'))).toEqual(['out/zoombench.json'])
    expect((await run([...words, place.at('out'), '--replace'])).code).toBe(0)
    await place.put('out.zip', 'mine')
    expect((await run([...words, place.at('out.zip')])).said).toContain('is there already')
  })

  it.each(['out', 'out.zip'])('leaves nothing of %s behind when it is stopped', async (out) => {
    const { place, file } = await put()
    const before = await place.files()
    const stop = new AbortController()
    const { signal } = stop
    // Stops when the first file is being written.
    const writing = run(['convert', file, '--to', 'zoombench', '--out', place.at(out)], signal)
    const watching = (async () => {
      while ((await place.files()).length === before.length) await new Promise((go) => setTimeout(go, 1))
      stop.abort(new Error('stopped'))
    })()
    await expect(writing).rejects.toThrow('stopped')
    await watching
    expect(await place.files()).toEqual(before)
  })

  it('sends out of a project what was accepted, and judgements with it', async () => {
    const place = await workplace()
    const whole = exampleWhole({
      judgements: [
        exampleJudgement({ decision: 'accept', decidedAt: 5, revision: { question: 'How many nuts?' } }),
        exampleJudgement({ itemId: 'item-2', decision: 'reject', decidedAt: 5, reasons: ['wrong-answer'] }),
      ],
    })
    const file = await putProject(place.at('project.saccade.zip'), whole)
    const ran = await run(['convert', file, '--to', 'zoombench,judgements', '--out', place.at('out')])
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('left out, rejected: 1. It was rejected: Wrong answer.')
    const [row, ...others] = rowsIn(await place.text('out/zoombench/zoombench.json'))
    expect(others).toEqual([])
    expect(row?.query).toContain('How many nuts?')
    expect((await place.text('out/judgements/judgements.jsonl')).trim().split('\n')).toHaveLength(2)
  })

  it('lets judgements.jsonl decide about the data beside it', async () => {
    const { place, file } = await put()
    await run(['convert', file, '--to', 'zoombench', '--out', place.at('all')])
    const [first] = rowsIn(await place.text('all/zoombench.json'))
    const project = await putProject(
      place.at('project.saccade.zip'),
      exampleWhole({ judgements: [exampleJudgement({ decision: 'reject', decidedAt: 5 })] }),
    )
    await run(['convert', project, '--to', 'judgements', '--out', place.at('said')])
    const lines = (await place.text('said/judgements.jsonl')).replace(
      '"item":"item-1"',
      `"item":"${first?.id}"`,
    )
    const judgements = await place.put('judgements.jsonl', lines)
    const ran = await run(['convert', file, judgements, '--to', 'zoombench', '--dry-run'])
    expect(ran.out).toContain('left out, rejected: 1.')
    expect(ran.out).toContain('left out, undecided: 2.')
  })

  it('takes boxes that came with the data for nested boxes', async () => {
    const place = await workplace()
    await place.put('images/a.png', drawing(1))
    const record = {
      image: 'images/a.png',
      question: 'Which number is painted on the mailbox?',
      answer: '47',
      boxes: [
        [100, 120, 190, 180],
        [80, 100, 300, 400],
      ],
      labels: ['number', 'mailbox'],
    }
    const file = await place.put('nested_boxes.json', JSON.stringify([record]))
    const ran = await run(['convert', file, '--to', 'nested-boxes', '--out', place.at('out')])
    expect(ran.said + ran.out).toContain('Nested boxes (nested-boxes): 1 item')
    expect(ran.code).toBe(0)
    const said = await run(['convert', file, '--to', 'judgements', '--out', place.at('none')])
    expect(said.said).toContain('There are no judgements in these files')
  })

  it('takes each item of an export with several targets once, with the picture beside it', async () => {
    const { place, file } = await put()
    await run(['convert', file, '--to', 'zoombench,coco,label-studio', '--out', place.at('out')])
    const again = await run(['convert', place.at('out'), '--to', 'zoombench', '--out', place.at('again')])
    expect(again.code).toBe(0)
    expect(again.said).toMatch(/^2 items of 6 records/)
    expect(again.said).not.toContain('picture-')
    expect(rowsIn(await place.text('again/zoombench.json'))).toHaveLength(2)
    const all = await run(['validate', place.at('out'), '--json'])
    expect(json(all.out)).toMatchObject({ counts: { records: 6 } })
  })

  it('makes pictures for training as small as the token budget says', async () => {
    const place = await workplace()
    await place.put('images/a.png', drawing(1))
    const boxes = [
      [100, 120, 190, 180],
      [80, 100, 300, 400],
    ]
    const record = { image: 'images/a.png', question: 'Which number is it?', answer: '47', boxes }
    const file = await place.put('nested_boxes.json', JSON.stringify([record]))
    const words = ['convert', file, '--to', 'lfpc-stage2']
    await run([...words, '--out', place.at('usual')])
    await run([...words, '--token-budget', '16384', '--out', place.at('large')])
    // 1300 × 1250 pixels on a grid of 28 (FORMATS §3.1).
    expect(json(await place.text('usual/stage2.jsonl'))).toMatchObject({
      token_budget: 1024,
      extra_info: { low_width: 896, low_height: 868 },
    })
    expect(json(await place.text('large/stage2.jsonl'))).toMatchObject({
      token_budget: 16_384,
      extra_info: { low_width: 1288, low_height: 1260 },
    })
    expect(json(await place.text('large/manifest.json'))).toMatchObject({ options: { token_budget: 16_384 } })
    const refused = await run([...words, '--token-budget', '512', '--out', place.at('none')])
    expect([refused.code, refused.said]).toEqual([
      2,
      '--token-budget must be one of 1024, 16384, not “512”.\n',
    ])
    expect((await run(['convert', '--help'])).out).toContain('--token-budget TOKENS')
  })

  it('bakes the orientation of a picture in before it counts pixels', async () => {
    const place = await workplace()
    await place.put('images/t.jpg', turned(drawing(3, 'jpeg')))
    const box = [1000, 1200, 1100, 1290]
    const file = await place.put(
      'zoombench.json',
      JSON.stringify([zoomRow({ images: ['images/t.jpg'], bbox: box })]),
    )
    expect((await run(['convert', file, '--to', 'zoombench', '--out', place.at('out')])).code).toBe(0)
    const image = await loadImage(await place.bytes('out/images/t.jpg'))
    expect([image.width, image.height]).toEqual([1250, 1300])
    expect(Buffer.from(await place.bytes('out/images/t.jpg')).includes('Exif')).toBe(false)
  })

  it('says so when the bytes of a picture are gone', async () => {
    const desk = exportDesk(createShelf(), new AbortController().signal)
    await expect(desk.kept(examplePicture())).rejects.toThrow('The bytes of harbour.jpg are gone.')
  })
})
