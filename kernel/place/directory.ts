import type { Tx } from '#kernel/store/transaction.ts'

/** A division or function zone as the directory knows it. */
export interface Place {
  code: string
  name: string
  level: number
  kind: string
  parent: string | null
  path: string
  /** 南宁市青秀区南湖街道: from the city down. */
  fullName: string
  until: string | null
  replacedBy: string | null
}

/** All divisions of the city, read once: a few thousand rows that change by law, not by day. */
export interface PlaceDirectory {
  byCode(code: string): Place | undefined
  byPath(path: string): Place | undefined
  /** Present divisions directly beneath. */
  under(code: string): readonly Place[]
  /** The present division a code stands for: an old one (450127…) resolves to what replaced it. */
  present(code: string): Place | undefined
  /** Present divisions whose name contains the text, or whose code begins with it. */
  search(text: string, limit: number): readonly Place[]
  readonly all: readonly Place[]
}

/** Reads the directory from the database. */
export async function readPlaces(tx: Tx): Promise<PlaceDirectory> {
  const rows = await tx
    .selectFrom('place')
    .select(['code', 'name', 'level', 'kind', 'parent', 'path', 'full_name', 'until', 'replaced_by'])
    .orderBy('code')
    .execute()
  return directory(rows.map(({ full_name, replaced_by, ...row }) => ({ ...row, fullName: full_name, replacedBy: replaced_by })))
}

/** The directory over these rows. */
export function directory(all: readonly Place[]): PlaceDirectory {
  const byCode = new Map(all.map((one) => [one.code, one]))
  const live = all.filter((one) => one.until === null)
  const byPath = new Map(live.map((one) => [one.path, one]))
  const under = Map.groupBy(live, (one) => one.parent ?? '')
  const present = (code: string): Place | undefined => {
    const found = byCode.get(code) ?? renamed(code)
    return found?.replacedBy ? present(found.replacedBy) : found?.until === null ? found : undefined
  }
  // 450127 横县 became 450181 横州市: codes of its towns and villages changed their first six digits with it.
  const renamed = (code: string): Place | undefined => {
    const county = byCode.get(`${code.slice(0, 6)}000000`)
    return county?.replacedBy ? byCode.get(county.replacedBy.slice(0, 6) + code.slice(6)) : undefined
  }
  return {
    all,
    byCode: (code) => byCode.get(code),
    byPath: (path) => byPath.get(path),
    under: (code) => under.get(code) ?? [],
    present,
    search: (text, limit) => live.filter((one) => one.name.includes(text) || one.code.startsWith(text)).slice(0, limit),
  }
}

/** The place a path of a case or unit names, for pages: 南宁市青秀区…; the path itself when unknown. */
export const placeName = (places: PlaceDirectory, path: string): string => places.byPath(path)?.fullName ?? path
