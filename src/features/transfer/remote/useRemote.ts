import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import { bytesFromBlob } from '../../../formats/byteSource.ts'
import type { ByteSource } from '../../../formats/format.ts'
import { useTaskReport, type PacedReport } from '../../../ui/taskReport.ts'
import { fileNameOf, readAddress, type RemotePlace } from './address.ts'
import { sweepDownloads } from './downloadFolder.ts'
import type { FetchProgress } from './remoteCalls.ts'
import { startRemoteDesk, type RemoteDesk } from './remoteDesk.ts'
import { RemoteFault } from './remoteFault.ts'
import type { RemoteFile, RemoteListing } from './remoteFiles.ts'

/** What a person typed. The token is kept nowhere else. */
export interface RemoteFields {
  readonly address: string
  readonly host: string
  readonly revision: string
  readonly token: string
}

export interface RemoteFailure {
  readonly sentence: string
  readonly wantsToken: boolean
}

export type RemoteStep =
  | { readonly kind: 'idle'; readonly failure: RemoteFailure | null }
  | { readonly kind: 'seeking' }
  | {
      readonly kind: 'listed'
      readonly place: RemotePlace & { readonly kind: 'hub' }
      readonly listing: RemoteListing
      readonly failure: RemoteFailure | null
    }
  | { readonly kind: 'fetching'; readonly before: RemoteStep }

export interface RemoteRun {
  readonly step: RemoteStep
  readonly report: PacedReport | null
  readonly seek: (fields: RemoteFields) => void
  readonly fetch: (files: readonly RemoteFile[], fields: RemoteFields) => void
  /** Stops what is going on, and goes a step back; what arrived so far waits for another try. */
  readonly back: () => void
  /** Frees what was downloaded. */
  readonly release: () => void
}

/** Finds files on the web and downloads them for the time of an import. */
export function useRemote(onFiles: (files: readonly ByteSource[]) => void): RemoteRun {
  const [step, setStep] = useState<RemoteStep>(idle)
  const [report, send] = useTaskReport()
  const control = useRef<AbortController | null>(null)
  const desk = useRef<RemoteDesk | null>(null)
  const here = (): RemoteDesk => (desk.current ??= startRemoteDesk())

  useEffect(() => {
    void sweepDownloads()
    return () => {
      control.current?.abort()
      void desk.current?.release()
      desk.current = null
    }
  }, [])

  const run = (before: RemoteStep, act: (signal: AbortSignal) => Promise<RemoteStep>) => {
    control.current?.abort()
    const mine = new AbortController()
    control.current = mine
    send(null)
    act(mine.signal)
      .catch((caught: unknown): RemoteStep => {
        const failure = {
          sentence: sentenceOf(caught),
          wantsToken: caught instanceof RemoteFault && caught.wantsToken,
        }
        return before.kind === 'listed' ? { ...before, failure } : { kind: 'idle', failure }
      })
      .then((next) => {
        if (mine.signal.aborted) return
        send(null)
        setStep(next)
      })
      .catch(() => undefined)
  }

  const fetchNow = (files: readonly RemoteFile[], fields: RemoteFields, before: RemoteStep) => {
    setStep({ kind: 'fetching', before })
    run(before, async (signal) => {
      const token = tokenOf(fields)
      const fetched = await here().fetch(
        files,
        token === null ? null : { text: token, origin: new URL(hostOf(fields)).origin },
        (progress) => send(fetchReport(progress)),
        signal,
      )
      signal.throwIfAborted()
      onFiles(fetched.map(({ path, file }) => bytesFromBlob(path, file)))
      return idle
    })
  }

  return {
    step,
    report,
    seek(fields) {
      const read = readAddress(fields.address, fields.host, fields.revision)
      if (!read.ok) {
        setStep({ kind: 'idle', failure: { sentence: read.sentence, wantsToken: false } })
        return
      }
      const { place } = read
      if (place.kind === 'file') {
        fetchNow([{ path: fileNameOf(place.url), url: place.url, size: null }], fields, idle)
        return
      }
      setStep({ kind: 'seeking' })
      run(idle, async (signal) => {
        const listing = await here().list(place, tokenOf(fields), signal)
        return { kind: 'listed', place, listing, failure: null }
      })
    },
    fetch: (files, fields) => fetchNow(files, fields, step),
    back() {
      control.current?.abort()
      send(null)
      setStep((now) => (now.kind === 'fetching' ? withoutFailure(now.before) : idle))
    },
    release() {
      void desk.current?.release()
      desk.current = null
    },
  }
}

const idle: RemoteStep = { kind: 'idle', failure: null }

const withoutFailure = (step: RemoteStep): RemoteStep =>
  step.kind === 'listed' || step.kind === 'idle' ? { ...step, failure: null } : idle

const tokenOf = ({ token }: RemoteFields): string | null => (token.trim() === '' ? null : token.trim())

/** Where the token may go: the hub that was named. */
const hostOf = ({ host }: RemoteFields): string => {
  const read = readAddress('a/b', host, 'main')
  return read.ok && read.place.kind === 'hub' ? read.place.host : 'https://huggingface.co'
}

const fetchReport = ({ bytes, ofBytes, files, ofFiles, path }: FetchProgress) => ({
  label: 'Downloading',
  done: bytes,
  total: ofBytes,
  unit: 'bytes',
  detail: ofFiles > 1 ? `${files} of ${ofFiles} files · ${path}` : path,
})
