import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { namedPalette, paletteCss, palettes, type Scheme } from './palettes.ts'

const tokens = readFileSync(resolve(import.meta.dirname, '../ui/tokens.css'), 'utf8')

function tokenIn(scheme: Scheme, token: string): string | null {
  const block = new RegExp(`color-scheme='${scheme}'\\] \\{([^}]*)\\}`).exec(tokens)?.[1] ?? ''
  return new RegExp(`--${token}: ([^;]+);`).exec(block)?.[1] ?? null
}

describe('the palettes of charts', () => {
  it.each(['light', 'dark'] as const)('have the colours of the %s page', (scheme) => {
    const { ground, ink, soft, line, strongLine, accent, yes, no, warn } = palettes[scheme]
    expect({ ground, ink, soft, line, strongLine, accent, yes, no, warn }).toEqual({
      ground: tokenIn(scheme, 'raised'),
      ink: tokenIn(scheme, 'text'),
      soft: tokenIn(scheme, 'text-soft'),
      line: tokenIn(scheme, 'line'),
      strongLine: tokenIn(scheme, 'line-strong'),
      accent: tokenIn(scheme, 'accent'),
      yes: tokenIn(scheme, 'yes'),
      no: tokenIn(scheme, 'no'),
      warn: tokenIn(scheme, 'warn'),
    })
  })

  it('give every name a value', () => {
    const css = paletteCss('dark')
    for (const name of Object.values(namedPalette)) expect(css).toContain(`${name.slice(4, -1)}: #`)
  })
})
