/** For the one thing that a person does next after a step of a dialog took the place of another. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus()
