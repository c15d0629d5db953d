/** What exports say made them; the version is that of the package. */
export const program = { name: 'Saccade', version: '0.1.0' } as const
