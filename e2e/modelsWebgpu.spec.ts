import { expect } from '@playwright/test'
import { browserArguments } from './browser.ts'
import { models, openModels } from './modelling.ts'
import { test } from './quiet.ts'
import { seeTheGap } from './tinyModel.ts'

const path = process.env['SACCADE_BROWSER']
test.use({
  launchOptions: {
    // A graphics card that the processor imitates, which is there on every machine.
    args: [...browserArguments, '--use-webgpu-adapter=swiftshader'],
    ...(path ? { executablePath: path } : {}),
  },
})

test('a model that was picked as a folder answers on WebGPU what PyTorch answers', async ({ page }) => {
  test.setTimeout(180_000)
  // Numbers of the letters come within 1e-2 of PyTorch’s, so their shares come as near.
  await seeTheGap(page, { backend: 'WebGPU', by: 1e-2 })
  await openModels(page)
  await expect(models(page)).toContainText(/WebGPU \(.*SwiftShader/i)
})
