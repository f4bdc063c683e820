import type { PlaceDirectory } from '#kernel/place/directory.ts'

/** The path label of a county (2) or township (3) code; a code out of use stands for what replaced it. */
export function labelOf(places: PlaceDirectory, code: string | undefined, at: 2 | 3): string | undefined {
  if (code === undefined) return undefined
  return places.present(code)?.path.split('.')[at] ?? `p${code}`
}
