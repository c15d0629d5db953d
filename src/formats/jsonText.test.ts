import { describe, expect, it } from 'vitest'
import { parseJson, parsePythonJson } from './jsonText.ts'

const failure = (text: string): string => {
  const parsed = parseJson(text)
  return parsed.ok ? 'parsed' : parsed.remark.code
}

describe('parseJson', () => {
  it('reads plain JSON without a remark', () => {
    expect(parseJson('{"a":[1,2.5,-3e4,"x",null,true]}')).toEqual({
      ok: true,
      value: { a: [1, 2.5, -3e4, 'x', null, true] },
      remarks: [],
    })
  })

  it.each(['NaN', 'Infinity', '-Infinity'])('names %s', (word) => {
    const parsed = parseJson(`{"bbox":[${word},2,3,4]}`)
    expect(parsed).toMatchObject({ ok: false, remark: { code: 'json-nan' } })
    expect(!parsed.ok && parsed.remark.sentence).toContain(`${word} is not JSON`)
  })

  it('does not take a word inside a text for a number', () => {
    expect(failure('{"a":"NaN", b}')).toBe('json-invalid')
    expect(failure('{"a":"say \\"NaN\\" "}')).toBe('parsed')
  })

  it.each(['{"a": "cut', '{"a": [1, 2', '{"a": {"b": 1}'])('calls %j incomplete', (text) => {
    expect(failure(text)).toBe('json-incomplete')
  })

  it.each(['<!DOCTYPE html><html></html>', '\n<html><body>404', '<?xml version="1.0"?><a/>'])(
    'calls %j what it is',
    (text) => {
      const parsed = parseJson(text)
      expect(!parsed.ok && parsed.remark.sentence).toContain('this is HTML, not JSON'.slice(8))
      expect(failure(text)).toBe('json-html')
    },
  )

  it('keeps numbers as text that a double would round or lose', () => {
    const parsed = parseJson(
      '{"id":123456789012345678901234567890,"x":1e400,"y":9007199254740993,"z":-9007199254740993}',
    )
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        id: '123456789012345678901234567890',
        x: '1e400',
        y: '9007199254740993',
        z: '-9007199254740993',
      },
    })
    expect(parsed.ok && parsed.remarks.map(({ code }) => code)).toEqual(Array(4).fill('number-kept-as-text'))
  })

  it('leaves long decimals and long digits in texts alone', () => {
    const text = '{"a":0.30000000000000004,"b":"1234567890123456789","c":1e20,"d":9007199254740991}'
    const parsed = parseJson(text)
    expect(parsed).toEqual({ ok: true, value: JSON.parse(text), remarks: [] })
  })

  it('takes the last of two equal keys on both paths', () => {
    expect(parseJson('{"a":1,"a":2}')).toMatchObject({ value: { a: 2 } })
    expect(parseJson('{"a":1,"a":2,"id":12345678901234567890}')).toMatchObject({ value: { a: 2 } })
  })

  it('calls deep nesting an unexpected structure', () => {
    const parsed = parseJson('['.repeat(200_000) + ']'.repeat(200_000))
    expect(parsed).toMatchObject({ ok: false, remark: { code: 'json-depth' } })
    expect(!parsed.ok && parsed.remark.sentence).toContain('Unexpected structure')
    expect(failure('['.repeat(60) + '1234567890123456789' + ']'.repeat(60))).toBe('parsed')
  })

  it('keeps prototype keys as plain keys', () => {
    for (const more of ['', ',"n":12345678901234567890']) {
      const parsed = parseJson(
        `{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":1}}${more}}`,
      )
      expect(parsed.ok && Object.hasOwn(parsed.value as object, '__proto__')).toBe(true)
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    }
  })
})

describe('JSON as Python writes it', () => {
  it('may hold NaN and the infinities, which are nothing', () => {
    const text = '{"score":NaN,"low":-Infinity,"high": Infinity,"all":[NaN,1]}'
    expect(parsePythonJson(text)).toEqual({
      ok: true,
      value: { score: null, low: null, high: null, all: [null, 1] },
      remarks: [],
    })
  })

  it('keeps such words inside strings, whatever is escaped there', () => {
    const value = { NaN: 'it says "NaN" and \\', other: '-Infinity' }
    const text = `${JSON.stringify(value).slice(0, -1)},"bad":NaN}`
    expect(parsePythonJson(text)).toMatchObject({ ok: true, value: { ...value, bad: null } })
  })

  it('is refused as ever for anything else', () => {
    expect(parsePythonJson('{"a":NaNa}')).toMatchObject({ ok: false })
    expect(parsePythonJson('{"a":undefined}')).toMatchObject({ ok: false, remark: { code: 'json-invalid' } })
    expect(parsePythonJson('{"a":NaN')).toMatchObject({ ok: false })
    expect(parseJson('{"a":NaN}')).toMatchObject({ ok: false, remark: { code: 'json-nan' } })
  })
})
