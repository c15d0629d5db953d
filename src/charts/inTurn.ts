/** What is still to be drawn; one after another, so that keys are heard between two charts. */
let last: Promise<void> = Promise.resolve()

/** Calls it when everything asked for before has been done and the page had a breath. */
export function inTurn(act: () => void): void {
  last = last.then(async () => {
    await new Promise((resolve) => setTimeout(resolve))
    try {
      act()
    } catch (error) {
      // One that fails does not keep the others waiting.
      reportError(error)
    }
  })
}
