import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { drawnDesk } from '../../e2e/readers/drawnDesk.ts'
import { openWithDuckDb } from '../../e2e/readers/duckdb.ts'
import { folderWith, hasPython, hasPythonPackage, runPython } from '../../e2e/readers/python.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { textIn, writtenBy } from './exportWritten.test-data.ts'
import { lmmsEvalTask } from './lmmsEval.ts'

const small = examplePicture({ width: 400, height: 300 })
const candidates = [
  acceptedCandidate(exampleItem(), small),
  acceptedCandidate(exampleOpenItem({ id: 'item-2', order: 2, question: 'How many, in all?' }), small),
]

/** What YAML says, with the tags that lmms-eval resolves as text. */
function said(text: string): unknown {
  const document = parseDocument(text, {
    customTags: [{ tag: '!function', resolve: (name: string) => `function ${name}` }],
  })
  expect(document.errors).toEqual([])
  return document.toJS()
}

/** Runs code beside the written files. */
function python(files: ReadonlyMap<string, Uint8Array>, code: string, given = ''): string {
  const folder = folderWith(files)
  const { status, output } = runPython('-c', `import sys\nsys.path.insert(0, r'${folder}')\n${code}`, given)
  rmSync(folder, { recursive: true })
  expect([status, output]).toEqual([0, output])
  return output
}

describe('a task for lmms-eval', () => {
  it('is two tasks that share a template', async () => {
    const { files, plan } = await writtenBy(lmmsEvalTask, candidates)
    expect(plan.total).toBe(2)
    expect([...files.keys()]).toEqual([
      '_default_template_yaml',
      'zoombench_global.yaml',
      'zoombench_regional.yaml',
      'utils.py',
      'data/test-00000-of-00001.parquet',
    ])
    expect(said(textIn(files, 'zoombench_regional.yaml'))).toEqual({
      task: 'zoombench_regional',
      include: '_default_template_yaml',
      doc_to_visual: 'function utils.doc_to_visual_regional',
    })
    expect(said(textIn(files, '_default_template_yaml'))).toMatchObject({
      dataset_path: 'function utils.DATA',
      test_split: 'test',
      output_type: 'generate_until',
      metric_list: [{ metric: 'accuracy', aggregation: 'mean', higher_is_better: true }],
      metadata: [{ version: '1.0.0' }],
    })
  })

  it('refers to nothing that its script does not have', async () => {
    const { files } = await writtenBy(lmmsEvalTask, candidates)
    const names = [...files].flatMap(([path]) =>
      path.includes('yaml') ? [...textIn(files, path).matchAll(/!function utils\.(\w+)/g)] : [],
    )
    expect(names.length).toBe(6)
    for (const [, name] of names)
      expect(textIn(files, 'utils.py')).toMatch(new RegExp(`^(?:def )?${name}\\b`, 'm'))
  })

  it('has the data that its script asks for', async () => {
    const { files } = await writtenBy(lmmsEvalTask, candidates)
    const { columns } = await openWithDuckDb(files.get('data/test-00000-of-00001.parquet'))
    const asked = [...textIn(files, 'utils.py').matchAll(/doc\["(\w+)"\]/g)].map(([, name]) => name)
    expect(Object.keys(columns)).toEqual(expect.arrayContaining(asked))
  })

  it.skipIf(!hasPython)('compiles', async () => {
    const { files } = await writtenBy(lmmsEvalTask, candidates)
    const folder = folderWith(files)
    const { status, output } = runPython('-m', 'py_compile', `${folder}/utils.py`)
    rmSync(folder, { recursive: true })
    expect([status, output]).toEqual([0, ''])
  })

  it.skipIf(!hasPython)('reads answers in all their forms', async () => {
    const { files } = await writtenBy(lmmsEvalTask, candidates)
    const options = ['two', 'three', 'a red one', 'I']
    const cases: readonly (readonly [answer: string, gold: string, right: boolean])[] = [
      ['B', 'B', true],
      ['b.', 'B', true],
      ['(B) three', 'B', true],
      ['**B**', 'B', true],
      ['B. three', 'B', true],
      ['<think>A? C?</think>The answer is B.', 'B', true],
      ['Answer: B', 'B', true],
      ['<answer>C</answer>', 'C', true],
      ['\\boxed{D}', 'D', true],
      ['Three.', 'B', true],
      ['A red one', 'C', true],
      ['A red one', 'A', false],
      ['I think it is B', 'B', true],
      ['It is either B or C', 'B', false],
      ['', 'A', false],
      ['Z', 'B', false],
    ]
    const open: typeof cases = [
      ['3', '3', true],
      ['three', '3', true],
      ['The answer is 3.0', '3', true],
      ['1,000', '1000', true],
      ['Black Cat.', 'black cat', true],
      ['3–4', '3-4', true],
      ['no', 'on', false],
      ['4', '3', false],
      ['', '3', false],
    ]
    const output = python(
      files,
      `import json, utils
choice, free, options = json.loads(sys.argv[1])
print(json.dumps([
  [utils.process_results({"options": options, "response": gold}, [said])["accuracy"] == 1 for said, gold, _ in choice],
  [utils.process_results({"options": [], "response": gold}, [said])["accuracy"] == 1 for said, gold, _ in free],
]))`,
      JSON.stringify([cases, open, options]),
    )
    const answers: unknown = JSON.parse(output)
    expect(answers).toEqual([cases.map(([, , right]) => right), open.map(([, , right]) => right)])
  })

  it.skipIf(!hasPythonPackage('yaml') || !hasPythonPackage('datasets'))(
    'gives pictures and prompts when its YAML is resolved as lmms-eval does',
    async () => {
      const { files } = await writtenBy(lmmsEvalTask, candidates, {}, drawnDesk)
      const output = python(
        files,
        `import yaml, json, os, importlib.util, datasets, tempfile
folder = sys.path[0]
def function(loader, node):
    module, name = loader.construct_scalar(node).rsplit('.', 1)
    spec = importlib.util.spec_from_file_location(module, os.path.join(folder, module + '.py'))
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return getattr(made, name)
yaml.add_constructor('!function', function)
task = {**yaml.full_load(open(folder + '/_default_template_yaml')), **yaml.full_load(open(folder + '/zoombench_regional.yaml'))}
with tempfile.TemporaryDirectory() as cache:
    table = datasets.load_dataset(task['dataset_path'], split=task['test_split'], cache_dir=cache)
    docs = [table[0], table[1]]
kwargs = task['lmms_eval_specific_kwargs']['default']
print(json.dumps([[task['doc_to_visual'](doc)[0].size, task['doc_to_text'](doc, kwargs), task['doc_to_target'](doc)] for doc in docs]))`,
      )
      const seen: unknown = JSON.parse(/^\[.*$/m.exec(output)?.[0] ?? '')
      expect(seen).toEqual([
        [[120, 80], expect.stringContaining('B. three'), 'B'],
        [[120, 80], 'How many, in all?\nAnswer with a word, a number or a short phrase.', '3'],
      ])
    },
    120_000,
  )
})
