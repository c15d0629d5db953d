import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { runPackage } from './command.ts'

export interface FoundBrowser {
  readonly path: string
  /** Where it came from, in words. */
  readonly from: string
}

const isRoot = process.getuid?.() === 0
const isLinux = process.platform === 'linux'

/** What every test and measurement starts the browser with: nothing in the background, WebGPU where there is any. */
export const browserArguments: readonly string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--enable-unsafe-webgpu',
]

/** Places where an installed Chromium or Chrome lies, best first. */
function installedPlaces(): readonly string[] {
  const { env } = process
  if (process.platform === 'darwin')
    return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) => [
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ])
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = env[name]
      return folder
        ? [
            join(folder, 'Google\\Chrome\\Application\\chrome.exe'),
            join(folder, 'Chromium\\Application\\chrome.exe'),
          ]
        : []
    })
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin']
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  )
}

/** Whether the browser is there and starts: a download may lack system libraries, a package may be an empty shell. */
function starts(path: string): boolean {
  if (!path || !existsSync(path)) return false
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

const playwright = (...args: readonly string[]) =>
  runPackage('@playwright/test/cli.js', args, { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' })

const apt = (...args: readonly string[]) =>
  spawnSync('apt-get', args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })

/** Installs the system's package where that needs no question: as root, with apt. */
function installPackage(): void {
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation')
}

async function search(): Promise<FoundBrowser> {
  for (const name of ['SACCADE_BROWSER', 'CHROME_PATH']) {
    const path = process.env[name]
    if (!path) continue
    if (!starts(path)) throw new Error(`${name} names ${path}, which is no browser that starts.`)
    return { path, from: `named by ${name}` }
  }

  const installed = installedPlaces().find(starts)
  if (installed) return { path: installed, from: 'installed here' }

  const own = chromium.executablePath()
  if (starts(own)) return { path: own, from: "Playwright's download" }
  const mayInstall = isRoot && isLinux
  if (!existsSync(own)) await playwright('install', 'chromium')
  if (existsSync(own) && !starts(own) && mayInstall) await playwright('install-deps', 'chromium')
  if (starts(own)) return { path: own, from: "Playwright's download" }

  if (mayInstall) {
    installPackage()
    const packaged = installedPlaces().find(starts)
    if (packaged) return { path: packaged, from: "the system's package" }
  }
  throw new Error(
    'No Chromium or Chrome was found, and none could be installed. Install one, or set SACCADE_BROWSER to its path.',
  )
}

/** Finds a browser, downloading or installing one where that is possible, and says which it is. */
export async function findBrowser(): Promise<FoundBrowser> {
  const found = await search()
  console.log(`Browser: ${found.path} (${found.from})`)
  return found
}
