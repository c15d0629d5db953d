import { bytesText, numberText, spanText } from '../ui/quantity.ts'
import { paced, perSecond, secondsLeft, startPace, type Pace } from '../ui/taskRate.ts'
import type { Progress, Report } from './terminal.ts'

/** A line is written anew at most this often. */
const everyMs = 200

/** For stderr that nobody looks at. */
export const noProgress: Progress = { show: () => undefined, clear: () => undefined }

/** One line that is written over again and again, with the rate and the time left. */
export function progressLine(
  write: (text: string) => void,
  columns: () => number,
  now: () => number,
): Progress {
  let label: string | null = null
  let pace: Pace = startPace(0)
  let shownAt = -Infinity
  let isShown = false
  return {
    show(report) {
      const at = now()
      pace = report.label === label ? paced(pace, report.done, at) : startPace(at, report.done)
      const isNew = report.label !== label
      label = report.label
      if (!isNew && at - shownAt < everyMs) return
      shownAt = at
      isShown = true
      write(`\r\u001B[2K${progressText(report, pace).slice(0, Math.max(0, columns() - 1))}`)
    },
    clear() {
      if (isShown) write('\r\u001B[2K')
      isShown = false
      label = null
    },
  }
}

/** `Reading 12 MB of 40 MB, 6.1 MB/s, 5 seconds left: test.parquet`. */
export function progressText({ label, done, total, unit, detail }: Report, pace: Pace): string {
  const amount = (count: number): string =>
    unit === 'bytes' ? bytesText(count) : numberText(Math.round(count))
  const rate = perSecond(pace)
  const left = total === null ? null : secondsLeft(pace, total)
  const parts = [
    `${label} ${amount(done)}${total === null ? '' : ` of ${amount(total)}`}${unit === 'bytes' ? '' : ` ${unit}`}`,
    ...(rate === null ? [] : [`${amount(rate)}/s`]),
    ...(left === null ? [] : [`${spanText(left)} left`]),
  ]
  return `${parts.join(', ')}${detail === '' ? '' : `: ${plain(detail)}`}`
}

/** File names may hold what moves the cursor. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, '?')
