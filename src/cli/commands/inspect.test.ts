import { describe, expect, it } from 'vitest'
import { drawing, json, putProject, run, workplace, zoomRow } from '../cli.test-data.ts'

describe('inspect', () => {
  it('says of each file what it is and why', async () => {
    const place = await workplace()
    await place.put('all/images/a.png', drawing(1))
    await place.put(
      'all/zoombench.txt',
      JSON.stringify([zoomRow(), zoomRow({ question_type: 'blank', query: 'Why?' })]),
    )
    await putProject(place.at('all/project.saccade.zip'))
    const { out, code } = await run(['inspect', place.at('all'), '--json'])
    expect(code).toBe(0)
    expect(json(out)).toMatchObject({
      files: [
        {
          kind: 'project',
          because: expect.stringContaining('“Example” with 2 items, 1 picture and 1 judgement'),
        },
        { path: place.at('all/zoombench.txt'), kind: 'data', format: 'ZoomBench', records: 2 },
        { path: place.at('all/images/a.png'), kind: 'picture' },
      ],
      counts: { records: 2, pictures: { named: 1, found: 1, unused: 0 } },
    })
    expect((await run(['inspect', place.at('all')])).out).toContain('2 records')
  })

  it('lists the columns of a table that no format knows', async () => {
    const place = await workplace()
    const file = await place.put('t.csv', 'frage,antwort,bild\nWie viele?,7,a.png\nWelche Farbe?,rot,b.png\n')
    const { out } = await run(['inspect', file])
    expect(out).toContain('frage (text) Wie viele? | Welche Farbe?')
    expect(out).toContain('bild (text) a.png | b.png')
  })

  it('counts many pictures in one line, and lists problems where that is asked for', async () => {
    const place = await workplace()
    for (let at = 0; at < 9; at += 1) await place.put(`p/${at}.png`, drawing(at, 'png', 20, 20))
    await place.put('p/rows.json', JSON.stringify([zoomRow({ bbox: 'x' })]))
    const { out } = await run(['inspect', place.at('p'), '--problems'])
    expect(out).toMatch(/^9 pictures {2}[\d.]+ kB$/m)
    expect(out).not.toContain('3.png')
    expect(out).toContain(':1: error: bbox')
  })

  it('says why a file is nothing that it knows', async () => {
    const place = await workplace()
    const { out } = await run([
      'inspect',
      await place.put('page.json', '<!doctype html><p>Not found'),
      await place.put('e.jsonl', ''),
    ])
    expect(out).toContain('This is HTML, not JSON.')
    expect(out).toContain('e.jsonl')
  })
})
