import { describe, expect, it } from 'vitest'
import { startPace } from '../ui/taskRate.ts'
import { progressLine, progressText } from './progressLine.ts'

describe('the progress line', () => {
  it('says how far, how fast and how long still', () => {
    let at = 0
    let written = ''
    const line = progressLine(
      (text) => void (written += text),
      () => 200,
      () => at,
    )
    for (let done = 0; done <= 5; done += 1) {
      at = done * 1000
      line.show({ label: 'Reading', done: done * 1e6, total: 10e6, unit: 'bytes', detail: 'test.parquet' })
    }
    expect(written).toContain('Reading 5.0 MB of 10 MB, 1.0 MB/s, 5 seconds left: test.parquet')
    line.clear()
    expect(written.endsWith('\r\u001B[2K')).toBe(true)
  })

  it('is never wider than the terminal, nor written more often than it can be read', () => {
    const texts: string[] = []
    const line = progressLine(
      (text) => void texts.push(text),
      () => 20,
      () => 0,
    )
    const report = {
      label: 'Writing',
      done: 1,
      total: null,
      unit: 'files',
      detail: 'a very long name of a file',
    }
    line.show(report)
    line.show({ ...report, done: 2 })
    expect(texts).toEqual(['\r\u001B[2KWriting 1 files: a '])
  })

  it('shows no control characters of file names', () => {
    const report = { label: 'Reading', done: 1, total: 2, unit: 'files', detail: 'a\u001b[31m.png' }
    expect(progressText(report, startPace(0))).toBe('Reading 1 of 2 files: a?[31m.png')
  })
})
