/** What /api/trail answers: one person's duties as they stood at the end of a day, and what he had done by then. */
export interface Trail {
  /** YYYY-MM-DD. */
  on: string
  /** The first day that is looked at. */
  from: string
  personName: string
  postTitle: string
  organName: string | null
  groups: TrailGroup[]
  acts: Act[]
  /** There is more than is shown. */
  capped: boolean
}
export type GroupKey = 'done' | 'late' | 'missed' | 'pending' | 'cancelled'
export interface TrailGroup {
  key: GroupKey
  title: string
  rows: DutyRow[]
}
export interface DutyRow {
  obligation: string
  caseId: string
  no: string
  title: string
  duty: string
  dueAt: string | null
  metAt: string | null
  metBy: string | null
  basis: string[]
  evidence: { seq: number; hash: string } | null
}
export interface Act {
  at: string
  caseId: string
  no: string
  title: string
  seq: number
  hash: string
}

/** How long after its due time a duty was met, in words; null when it was in time, not met, or had no date. */
export function lateness(dueAt: string | null, metAt: string | null): string | null {
  if (dueAt === null || metAt === null) return null
  const hours = Math.floor((Date.parse(metAt) - Date.parse(dueAt)) / 3_600_000)
  if (Date.parse(metAt) <= Date.parse(dueAt)) return null
  return hours < 24 ? `迟 ${Math.max(hours, 1)} 小时` : `迟 ${Math.floor(hours / 24)} 天`
}

/** The day before or after, YYYY-MM-DD. */
export const dayBeside = (day: string, by: -1 | 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
