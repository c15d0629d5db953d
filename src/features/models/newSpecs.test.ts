import { describe, expect, it } from 'vitest'
import { endpointSpec, faultOf, folderSpec, hubHost, hubSpec, repositoryIn, webAddress } from './newSpecs.ts'

const hub = {
  repository: 'HuggingFaceTB/SmolVLM-256M-Instruct',
  revision: '',
  host: hubHost,
  precision: 'q4f16',
  kind: 'vlm',
} as const

describe('a model of a hub', () => {
  it('is named by its repository and precision, so that each precision is a model of its own', () => {
    expect(hubSpec(hub)).toEqual({
      spec: {
        kind: 'vlm',
        id: 'hub:HuggingFaceTB/SmolVLM-256M-Instruct:q4f16',
        name: 'SmolVLM-256M-Instruct q4f16',
        source: { from: 'hub', host: hubHost, repository: hub.repository, revision: 'main' },
        precision: 'q4f16',
      },
    })
  })

  it('of another host or revision is another model', () => {
    expect(hubSpec({ ...hub, host: 'http://mirror.local:8080/', revision: 'v1' })).toMatchObject({
      spec: { id: 'hub:mirror.local:8080/HuggingFaceTB/SmolVLM-256M-Instruct@v1:q4f16' },
    })
  })

  it.each([
    'SmolVLM',
    '',
    '../etc/passwd',
    'owner/',
    'owner/na me',
    'owner/name?x=1',
    `${'x'.repeat(200)}/name`,
  ])('is refused when it is called %j', (repository) => {
    expect(faultOf(hubSpec({ ...hub, repository }), 'repository')).toContain('owner and name')
  })

  it('may be pasted as the address of its page', () => {
    expect(repositoryIn(' https://huggingface.co/owner/name/tree/main ')).toBe('owner/name')
    expect(repositoryIn('https://huggingface.co/owner/name?library=x')).toBe('owner/name')
  })

  it('is refused with a strange host or revision', () => {
    expect(faultOf(hubSpec({ ...hub, host: 'file:///etc' }), 'host')).toContain('web address')
    expect(faultOf(hubSpec({ ...hub, revision: '../..' }), 'revision')).toContain('branch')
  })
})

it('names a model of a folder by the picking, for nobody knows whether the files are the same', () => {
  const found = {
    kind: 'vlm',
    name: 'tiny-smolvlm',
    modelType: 'smolvlm',
    precisions: [{ precision: 'fp32', bytes: 5 }],
    source: { from: 'folder', folderId: 'f1', files: [] },
  } as const
  expect(folderSpec(found, 'fp32')).toMatchObject({ id: 'folder:f1:fp32', name: 'tiny-smolvlm fp32' })
})

describe('an endpoint', () => {
  const fields = {
    baseUrl: 'http://localhost:11434/v1/',
    model: ' qwen3-vl ',
    key: '',
    stream: true,
    concurrency: 2,
    seconds: 90,
  }

  it('is named by its address and model; the key is no part of it', () => {
    const made = endpointSpec({ ...fields, key: 'secret' })
    expect(made).toMatchObject({
      spec: {
        id: 'endpoint:http://localhost:11434/v1:qwen3-vl',
        name: 'qwen3-vl at localhost:11434',
        key: 'secret',
        patienceMs: 90_000,
      },
    })
    expect(endpointSpec(fields)).toMatchObject({ spec: { key: null } })
  })

  it('is refused with what is missing, all at once', () => {
    const made = endpointSpec({ ...fields, baseUrl: 'localhost', model: ' ', concurrency: 0.5, seconds: 0 })
    expect('faults' in made && made.faults.map(({ field }) => field)).toEqual([
      'baseUrl',
      'model',
      'concurrency',
      'seconds',
    ])
  })

  it('takes no secrets inside an address', () => {
    expect(webAddress('https://user:pass@host/v1')).toBeNull()
    expect(webAddress('https://host/v1?key=secret')).toBeNull()
    expect(webAddress('javascript:alert(1)')).toBeNull()
  })
})
