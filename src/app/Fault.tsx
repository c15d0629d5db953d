import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { sentenceOf } from '../domain/refusal.ts'

interface FaultState {
  readonly message: string | null
}

/** Catches a fault of the program, so that a person sees a sentence instead of an empty page. Nothing saved is lost. */
export class Fault extends Component<{ readonly children: ReactNode }, FaultState> {
  override state: FaultState = { message: null }

  static getDerivedStateFromError(error: unknown): FaultState {
    return { message: sentenceOf(error) }
  }

  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <main role="alert" style={{ maxWidth: 520, margin: '20vh auto 0', padding: 24 }}>
        <h1 style={{ fontSize: 19 }}>Something went wrong on this page</h1>
        <p style={{ color: 'var(--text-soft)' }}>
          Everything that was said to be saved is safe. Reload to go on where you were. The fault was:{' '}
          {this.state.message}
        </p>
        <Button onClick={() => window.location.reload()}>Reload</Button>
      </main>
    )
  }
}
