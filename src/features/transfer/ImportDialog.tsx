export function ImportDialog(_: Record<string, unknown>) {
  return null
}
