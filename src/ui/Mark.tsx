/** The mark: the jump of the eye to the detail. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="84 110 356 290" fill="none" aria-hidden focusable="false">
      <path d="M128 258A128 128 0 0 1 364 208" stroke="currentColor" strokeWidth="34" strokeLinecap="round" />
      <circle cx="128" cy="336" r="38" fill="currentColor" />
      <rect x="308" y="268" width="112" height="112" rx="14" stroke="#ffb224" strokeWidth="36" />
    </svg>
  )
}
