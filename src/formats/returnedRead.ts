import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Problem } from '../domain/problem.ts'
import { parseReturned, type ReturnedRecord } from '../schema/returned.ts'
import { headOf } from './byteSource.ts'
import { headText } from './encoding.ts'
import type { ByteSource } from './format.ts'
import { isJudgements, readReturnedLines, type JudgementLine } from './judgementsRead.ts'

/** One file of judgements, read whole. */
export interface ReturnedFile {
  readonly path: string
  /** Who gave it back and for what; null for a `judgements.jsonl` that was exported. */
  readonly head: ReturnedRecord | null
  readonly lines: readonly Omit<JudgementLine, 'record'>[]
  /** Lines that could not be read, and what was noticed about the whole. */
  readonly problems: readonly Problem[]
}

/** Whether this is a file of judgements, told by its beginning. */
export const isReturned = async (source: ByteSource): Promise<boolean> =>
  isJudgements(headText(await headOf(source, 64 * 1024)))

/** Reads a file of judgements; a damaged line is a problem and leaves the others alone. */
export async function readReturned(source: ByteSource, signal: AbortSignal): Promise<ReturnedFile> {
  const hashing = hashedAfterFirstLine(source)
  const lines: Omit<JudgementLine, 'record'>[] = []
  const problems: Problem[] = []
  let head: ReturnedRecord | null = null
  const notice = (code: string, severity: Problem['severity'], sentence: string, line: number | null) =>
    problems.push({ code, severity, sentence, file: source.path, line, field: null })
  for await (const read of readReturnedLines(hashing.source, signal)) {
    signal.throwIfAborted()
    if (read.kind === 'problem') problems.push(read.problem)
    else if (read.kind === 'good') {
      const { judgement, line, name, questionKey } = read
      lines.push({ judgement, line, name, questionKey })
    } else {
      const parsed = parseReturned(read.record)
      if ('fault' in parsed) notice('head-unreadable', 'error', parsed.fault, read.line)
      else head ??= parsed.head
    }
  }
  if (head && hashing.digest() !== head.sha256) {
    notice(
      'file-changed',
      'warning',
      `This file is not as it was written. Judgements that it promises: ${head.judgements}; that can be read: ${lines.length}. It was cut short or edited; ask for it again if that is not what you expect.`,
      null,
    )
  }
  return { path: source.path, head, lines, problems }
}

/** The source, whose bytes after the first line are hashed as they go by. */
function hashedAfterFirstLine(source: ByteSource) {
  let hash = sha256.create()
  return {
    source: {
      ...source,
      stream() {
        hash = sha256.create()
        let isAfter = false
        return source.stream().pipeThrough(
          new TransformStream<Uint8Array, Uint8Array>({
            transform(chunk, controller) {
              const from = isAfter ? 0 : chunk.indexOf(newline) + 1
              isAfter ||= from > 0
              if (isAfter) hash.update(chunk.subarray(from))
              controller.enqueue(chunk)
            },
          }),
        )
      },
    },
    digest: () => bytesToHex(hash.digest()),
  }
}

const newline = 0x0a
