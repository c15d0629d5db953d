import type { LevelLook } from '../../../canvas/boxColours.ts'

/** A piece of the line that somebody's boxes have, on the dark ground that it is made for. */
export function LineSample({ look }: { readonly look: LevelLook }) {
  return (
    <svg width={26} height={12} viewBox="0 0 26 12" aria-hidden focusable="false">
      <rect width={26} height={12} rx={3} fill="#14161a" />
      <line
        x1={3}
        x2={23}
        y1={6}
        y2={6}
        stroke={look.colour}
        strokeWidth={2.5}
        strokeDasharray={look.dash.map((length) => length / 2).join(' ')}
      />
    </svg>
  )
}
