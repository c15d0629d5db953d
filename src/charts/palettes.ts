/** Colours of charts: those of the page, as values, so that a saved chart and a report hold them themselves. */
export interface Palette {
  readonly ground: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly strongLine: string
  readonly accent: string
  readonly yes: string
  readonly no: string
  readonly warn: string
}

export type Scheme = 'light' | 'dark'

/** The values of the tokens `--raised --text --text-soft --line --line-strong --accent --yes --no --warn`. */
export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    ground: '#ffffff',
    ink: '#1b1d22',
    soft: '#555a64',
    line: '#dcdde1',
    strongLine: '#c3c5cb',
    accent: '#2b5fd9',
    yes: '#1d7a45',
    no: '#b3362d',
    warn: '#8a5a00',
  },
  dark: {
    ground: '#1f2125',
    ink: '#e4e5e8',
    soft: '#a3a7b0',
    line: '#2a2c31',
    strongLine: '#3b3e45',
    accent: '#8fb4ff',
    yes: '#6bc490',
    no: '#f0908a',
    warn: '#e9b44c',
  },
}

/** The same as names that the surrounding page gives values to: one drawing for both schemes. */
export const namedPalette: Palette = {
  ground: 'var(--chart-ground)',
  ink: 'var(--chart-ink)',
  soft: 'var(--chart-soft)',
  line: 'var(--chart-line)',
  strongLine: 'var(--chart-strongLine)',
  accent: 'var(--chart-accent)',
  yes: 'var(--chart-yes)',
  no: 'var(--chart-no)',
  warn: 'var(--chart-warn)',
}

/** Values for those names, as CSS declarations. */
export const paletteCss = (scheme: Scheme): string =>
  Object.entries(palettes[scheme])
    .map(([name, colour]) => `--chart-${name}: ${colour};`)
    .join(' ')
