import { parquetWriteBuffer } from 'hyparquet-writer'

/**
 * A Parquet file of ZoomBench that no reader comes to the end of: its ids are differences in blocks of −1 parts, and
 * hyparquet goes back one byte after each of them. Its end is sound, so what is in it can be told.
 */
export function spinningTable(): Uint8Array<ArrayBuffer> {
  const rows = 64
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', type: 'INT32', data: ids(rows), encoding: 'DELTA_BINARY_PACKED', nullable: false },
        { name: 'query', type: 'STRING', data: texts(rows, 'Which number?') },
        { name: 'response', type: 'STRING', data: texts(rows, '47') },
        { name: 'image', type: 'STRING', data: texts(rows, 'a.png') },
        { name: 'question_type', type: 'STRING', data: texts(rows, 'blank') },
      ],
      codec: 'UNCOMPRESSED',
      statistics: false,
    }),
  )
  // A block of 128 values in four parts, 64 in all, …
  const start = [0x80, 0x01, 0x04, 0x40]
  const at = bytes.findIndex((_, place) => start.every((byte, nth) => bytes[place + nth] === byte))
  if (at < 0) throw new Error('There is no block of differences.')
  // … becomes one of −1 parts; then come how many there are, the first of them, and the least difference.
  bytes.set([0xff, 0xff, 0xff, 0xff, 0x0f, 0x40, 0x02, 0x00], at + 2)
  return bytes
}

const ids = (count: number): number[] => Array.from({ length: count }, (_, at) => at * at)
const texts = (count: number, text: string): string[] => Array.from({ length: count }, () => text)
