import { expect } from '@playwright/test'
import { withImitatedGraphics } from './graphics.ts'
import { models, openModels } from './modelling.ts'
import { test } from './quiet.ts'
import { seeTheGap } from './tinyModel.ts'

test.use(withImitatedGraphics)

test('a model that was picked as a folder answers on WebGPU what PyTorch answers', async ({ page }) => {
  test.setTimeout(300_000)
  // Numbers of the letters come within 1e-2 of PyTorch’s, so their shares come as near.
  await seeTheGap(page, { backend: 'WebGPU', by: 1e-2 })
  await openModels(page)
  await expect(models(page)).toContainText(/WebGPU \(.*SwiftShader/i)
})
