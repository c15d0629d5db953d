import { browserArguments } from './browser.ts'

/** Browsers with and without a graphics card for models, whatever the machine has. */

const path = process.env['SACCADE_BROWSER']
const found = path ? { executablePath: path } : {}

/** Models run on WebAssembly. */
export const withoutGraphics = {
  launchOptions: {
    args: [
      ...browserArguments.filter((argument) => !argument.includes('webgpu')),
      '--disable-features=WebGPU',
    ],
    ...found,
  },
}

/** A graphics card that the processor imitates: slow, and there on every machine. */
export const withImitatedGraphics = {
  launchOptions: { args: [...browserArguments, '--use-webgpu-adapter=swiftshader'], ...found },
}
