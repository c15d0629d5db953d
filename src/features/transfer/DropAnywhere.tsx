export function DropAnywhere(_: Record<string, unknown>) {
  return null
}
