import { expect } from '@playwright/test'
import { withoutGraphics } from './graphics.ts'
import { line } from './modelling.ts'
import { test } from './quiet.ts'
import { openModels } from './modelling.ts'
import { seeTheGap, tinyName } from './tinyModel.ts'

test.use(withoutGraphics)

test('a model that was picked as a folder answers on WebAssembly what PyTorch answers, and the page says why not on WebGPU', async ({
  page,
}) => {
  test.setTimeout(240_000)
  // Numbers of the letters come within 1e-4 of PyTorch’s, so their shares come as near.
  await seeTheGap(page, { backend: 'WebAssembly', by: 1e-4 })
  await openModels(page)
  await expect(line(page, tinyName)).toContainText(/offers no WebGPU|no graphics card/)
})
