import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { manifestOf, pictureFile, recordFiles } from './files.ts'
import { scenes } from './scenes.ts'

/** Draws the sample project into `public/sample`: `npm run sample`. */

const home = join(import.meta.dirname, '..', '..', '..', 'public', 'sample')
const most = 15_000_000

await rm(home, { recursive: true, force: true })
await mkdir(join(home, 'images'), { recursive: true })

const records = recordFiles(scenes)
const files = [...records]
for (const scene of scenes) {
  const picture = pictureFile(scene)
  files.push(picture)
  const { width, height } = scene.size
  console.log(
    `${picture.path}  ${width} × ${height}  ${(picture.bytes.length / 1e6).toFixed(2)} MB  ${scene.title}`,
  )
}
const manifest = manifestOf(scenes, files)
for (const { path, bytes } of files) {
  await mkdir(dirname(join(home, path)), { recursive: true })
  await writeFile(join(home, path), bytes)
}
await writeFile(join(home, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)

const total = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
console.log(`${manifest.items} items on ${manifest.pictures} pictures, ${(total / 1e6).toFixed(2)} MB`)
if (total > most) {
  console.error(`The sample is larger than ${most / 1e6} MB. Lower the quality of a picture.`)
  process.exitCode = 1
}
