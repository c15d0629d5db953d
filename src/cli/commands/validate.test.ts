import { describe, expect, it } from 'vitest'
import { drawing, json, run, workplace, zoomRow } from '../cli.test-data.ts'

const put = async (rows: readonly unknown[], picture: Uint8Array | string = drawing(1)) => {
  const place = await workplace()
  await place.put('images/a.png', picture)
  return { place, file: await place.put('zoombench.json', JSON.stringify(rows)) }
}

describe('validate', () => {
  it('finds nothing wrong with sound files, pictures beside them', async () => {
    const { file } = await put([zoomRow()])
    const ran = await run(['validate', file, '--strict', '--quiet'])
    expect(ran.out).toBe('')
    expect(ran.said).toBe('1 item of 1 record: 0 errors, 0 warnings, 0 notes.\n')
    expect(ran.code).toBe(0)
  })

  it('names file, line, field and code of each problem, and ends with 2 for an error', async () => {
    const { file } = await put([zoomRow(), zoomRow({ bbox: [1, 2, 'x', 4] })])
    const { out, code } = await run(['validate', file])
    expect(code).toBe(2)
    expect(out).toContain(`${file}:2: error: bbox: `)
    expect(out).toContain('[box-unreadable]')
  })

  it('lets warnings count only when that is asked for', async () => {
    const { file } = await put([zoomRow({ bbox: [0, 0, 1300, 1250] })])
    expect((await run(['validate', file])).code).toBe(0)
    const strict = await run(['validate', file, '--strict'])
    expect(strict.code).toBe(1)
    expect(strict.out).toContain('[region-large]')
    const ignored = await run(['validate', file, '--strict', '--ignore', 'region-large,region-whole'])
    expect(ignored.code).toBe(0)
  })

  it('gives programs the same as JSON', async () => {
    const { file } = await put([zoomRow({ images: ['images/gone.png'] })])
    const { out, code } = await run(['validate', file, '--json', '--quiet'])
    expect(code).toBe(0)
    expect(json(out)).toMatchObject({
      ok: true,
      counts: { items: 1, records: 1, errors: 0, warnings: 1 },
      problems: [{ code: 'picture-missing', severity: 'warning', file, line: 1 }],
    })
  })

  it('judges boxes by the size that the header of the picture says, and looks inside only when asked', async () => {
    const broken = drawing(1)
    broken.fill(0, 400, 500)
    const { file } = await put([zoomRow({ bbox: [5000, 5000, 5100, 5100] }), zoomRow()], broken)
    const quick = await run(['validate', file])
    expect(quick.out).toContain(`${file}:1: error: bbox: `)
    expect(quick.out).not.toContain('picture-damaged')
    expect((await run(['validate', file, '--pixels'])).out).toContain('[picture-damaged]')
  })

  it('finds pictures where --pictures says, and there only', async () => {
    const place = await workplace()
    const file = await place.put('data/zoombench.json', JSON.stringify([zoomRow()]))
    await place.put('elsewhere/deep/images/a.png', drawing(1))
    expect((await run(['validate', file])).out).toContain('[picture-missing]')
    expect((await run(['validate', file, '--pictures', place.at('elsewhere')])).out).toBe('')
    expect((await run(['validate', file, '--pictures', file])).said).toContain(
      'a folder of pictures was wanted',
    )
  })

  it('takes no offence at other files of a folder, only at those that are named', async () => {
    const { place } = await put([zoomRow()])
    const readme = await place.put('README.md', '# About')
    const ofFolder = await run(['validate', place.path])
    expect(ofFolder.code).toBe(0)
    expect(ofFolder.out).toContain(`${readme}: note: This is neither a picture nor a data file`)
    expect((await run(['validate', readme])).code).toBe(2)
  })

  it('calls a file without records an error', async () => {
    const place = await workplace()
    const file = await place.put('a.json', '[]')
    expect((await run(['validate', file])).code).toBe(2)
  })

  it('writes nothing that a terminal would obey', async () => {
    const { file } = await put([zoomRow({ images: ['images/\u001b[31mred\u0007.png'] })])
    const { out } = await run(['validate', file])
    expect(out).toContain('picture-missing')
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})
