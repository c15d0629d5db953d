import { describe, expect, it } from 'vitest'
import { PictureError } from '../pictures/pictures.ts'
import { blamesGraphics, crash, inferenceError, isHarmless, whyWasm } from './faults.ts'
import { InferenceError, type InferenceFault } from './inference.ts'

describe('an error', () => {
  it.each<readonly [code: InferenceFault, error: unknown]>([
    ['out-of-memory', new RangeError('Array buffer allocation failed')],
    ['out-of-memory', new RangeError('Invalid typed array length: 4294967296')],
    ['out-of-memory', new RangeError('Invalid array buffer length')],
    ['out-of-memory', new Error("Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc")],
    ['out-of-memory', new RangeError('WebAssembly.Memory(): could not allocate memory')],
    ['out-of-memory', new Error('Aborted(OOM)')],
    ['out-of-memory', new Error('failed to allocate a buffer of size 1073741824')],
    ['out-of-memory', 'Out of memory'],
    ['device-lost', new Error('Device is lost.')],
    ['device-lost', new Error('The GPU device was lost')],
    [
      'device-lost',
      new DOMException(
        "Failed to execute 'mapAsync' on 'GPUBuffer': instance reference no longer exists",
        'AbortError',
      ),
    ],
    ['device-lost', new TypeError("Cannot read properties of undefined (reading 'GPUDevice')")],
    ['device-lost', new Error('Failed to get GPU adapter. You may need to enable flag')],
    ['bad-model', new Error('Failed to load model because protobuf parsing failed.')],
    ['bad-model', new Error("Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: x")],
    ['bad-model', new Error('ERROR_CODE: 9, ERROR_MESSAGE: Could not find an implementation for Foo(1)')],
    ['bad-model', new Error('Unsupported model type: whatever')],
    ['download', new TypeError('Failed to fetch')],
    ['download', new Error('Could not locate file: "https://host/x.onnx".')],
    [
      'failed',
      new Error('ERROR_CODE: 1, ERROR_MESSAGE: Non-zero status code returned while running Conv node.'),
    ],
    ['failed', new RangeError('Maximum call stack size exceeded')],
    ['failed', 7_340_032],
    ['failed', undefined],
    ['failed', { message: 'no error' }],
    ['picture', new PictureError('picture-too-large', 'This picture is too large.')],
  ])('is %s: %s', (code, error) => {
    const made = inferenceError(error)
    expect(made.code).toBe(code)
    expect(made.message).toMatch(/^[A-Z].*\.$/)
    expect(made.cause).toBe(error)
  })

  it('that is one already stays as it is', () => {
    const error = new InferenceError('wrong-hash', 'It is another file.')
    expect(inferenceError(error)).toBe(error)
  })

  it('keeps what the machine said, cut short and in one line', () => {
    expect(inferenceError(new Error('a\n  b')).message).toContain('(a b)')
    expect(inferenceError(new Error('x'.repeat(5000))).message.length).toBeLessThan(400)
    expect(inferenceError(7_340_032).message).toContain('7340032')
  })

  it('of a picture keeps its sentence', () => {
    expect(inferenceError(new PictureError('c', 'This picture is too large.')).message).toBe(
      'This picture is too large.',
    )
  })
})

describe('a worker that crashed', () => {
  it.each<readonly [code: InferenceFault, remark: string]>([
    ['ended', ''],
    ['ended', 'Uncaught SyntaxError: Unexpected token'],
    ['ended', 'protobuf parsing failed'],
    ['out-of-memory', 'Uncaught RangeError: Array buffer allocation failed'],
    ['device-lost', 'Uncaught Error: device lost'],
  ])('is %s where it said “%s”', (code, remark) => {
    expect(crash(remark)).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) })
  })
})

describe('a fault', () => {
  it('is never both harmless and the fault of the graphics card', () => {
    const codes: readonly InferenceFault[] = [
      'unable',
      'picture',
      'unreachable',
      'unauthorised',
      'busy',
      'timeout',
      'bad-reply',
    ]
    expect(codes.filter((code) => isHarmless(code) && !blamesGraphics(code))).toEqual(codes)
  })

  it.each<InferenceFault>(['device-lost', 'out-of-memory', 'hung', 'failed'])(
    'of the kind %s is a reason to go on without the graphics card, and says so',
    (code) => {
      expect(isHarmless(code)).toBe(false)
      expect(blamesGraphics(code)).toBe(true)
      expect(whyWasm(code)).toMatch(/^This model runs without .*\.$/)
    },
  )

  it.each<InferenceFault>(['bad-model', 'wrong-hash', 'download', 'ended'])(
    'of the kind %s is none',
    (code) => {
      expect(isHarmless(code)).toBe(false)
      expect(blamesGraphics(code)).toBe(false)
    },
  )
})
