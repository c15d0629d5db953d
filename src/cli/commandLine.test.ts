import { describe, expect, it } from 'vitest'
import { run } from './cli.test-data.ts'
import { parseGiven, UsageError } from './commandLine.ts'
import { commands } from './saccade.ts'

describe('the command line', () => {
  it('lists its commands and helps with each, examples included', async () => {
    const { code, out } = await run(['--help'])
    expect(code).toBe(0)
    for (const { name, options } of commands) {
      expect(out).toContain(name)
      const help = await run([name, '--help'])
      expect(help.code).toBe(0)
      expect(help.out).toContain(`Usage: saccade ${name} `)
      expect(help.out).toMatch(/Examples:\n {2}saccade /)
      for (const option of options) expect(help.out).toContain(`--${option.name}`)
      expect((await run(['help', name])).out).toBe(help.out)
    }
  })

  it('keeps its help narrow enough for a terminal', async () => {
    for (const { name } of commands) {
      const { out } = await run([name, '--help'])
      expect(out.split('\n').filter((line) => line.length > 110)).toEqual([])
    }
  })

  it('says its version', async () => {
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.each([
    [[], 2, ''],
    [['frobnicate'], 2, 'There is no command frobnicate.'],
    [['--frob'], 2, 'There is no option --frob.'],
    [['validate'], 2, 'Name a file.'],
    [['validate', 'x.json', '--frob'], 2, 'There is no option --frob.'],
    [['validate', 'x.json', '--stric'], 2, 'Did you mean --strict?'],
    [['validate', 'x.json', '--strict=yes'], 2, '--strict is a switch and takes no value.'],
    [['convert', 'x.json', '--to'], 2, '--to needs a value: --to TARGET.'],
    [['convert', 'x.json', '--to', '--out', 'y'], 2, '--to needs a value, but --out follows.'],
    [['convert', 'x.json'], 2, 'Say what to write: --to TARGET.'],
    [
      ['convert', 'x.json', '--to', 'nonsense', '--out', 'y'],
      2,
      'There is no target nonsense. There are zoombench',
    ],
    [['convert', 'x.json', '--to', 'zoombench'], 2, 'Say where to: --out DIR'],
    [['convert', 'x.json', '--to', 'zoombench', '--out', 'y', '--crops', 'huge'], 2, '--crops must be exact'],
    [
      ['convert', 'x.json', '--to', 'zoombench', '--out', 'y', '--split', '120'],
      2,
      '--split must be a whole number',
    ],
    [['merge', 'x.zip'], 2, 'Say where to: --out FILE.'],
    [['stats', '/nowhere/at/all.json'], 2, 'There is no /nowhere/at/all.json.'],
  ])('answers %j with %i and a sentence', async (words, code, sentence) => {
    const ran = await run(words)
    expect(ran.code).toBe(code)
    expect(ran.said).toContain(sentence)
    expect(ran.said).not.toContain('    at ')
  })

  it('takes options anywhere, several times, and nothing after -- for one', () => {
    const options = [{ name: 'pictures', value: 'DIR', about: '' }]
    const given = parseGiven({ name: 'x', options }, ['--pictures', 'a', 'f', '--pictures=b', '--', '--odd'])
    expect(given.files).toEqual(['f', '--odd'])
    expect(given.texts('pictures')).toEqual(['a', 'b'])
    expect(given.text('pictures')).toBe('b')
    expect(given.has('other')).toBe(false)
    expect(() => parseGiven({ name: 'x', options }, ['--__proto__'])).toThrow(UsageError)
  })
})
