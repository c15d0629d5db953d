export function ExportDialog(_: Record<string, unknown>) {
  return null
}
