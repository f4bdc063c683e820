import type { Calendar } from '#kernel/clock/calendar.ts'
import type { Json } from '#kernel/evidence/row.ts'
import type { Photo } from '#kernel/http/contract.ts'
import type { CaseKind, Facts } from '#kernel/procedure/case-kind.ts'
import { stepOf } from '#kernel/procedure/procedure.ts'
import type { Dice } from './dice.ts'
import type { Ground } from './ground.ts'
import type { Picture } from './photos.ts'
import type { Signer, Staff } from './staff.ts'
import type { DemoUnit } from './units.ts'

/** One step of a case as it was taken. `facts` are what it changed, exactly as the evidence and the table say it. */
export interface Act {
  step: string
  state: string
  at: number
  by: Signer
  facts: Facts
  photos: readonly Photo[]
  capturedAt: string | null
}

/** A case from its first act to its last. */
export interface Story {
  id: string
  kind: CaseKind
  title: string
  unit: DemoUnit
  acts: Act[]
}

/** A row of the attachment table. */
export interface AttachmentRow extends Photo {
  captured_at: string
  uploaded_at: string
  uploaded_by: string
  case_id: string
}

/** What stories are made with. */
export interface Telling {
  dice: Dice
  staff: Staff
  ground: Ground
  calendar: Calendar
  pictures: { before: readonly Picture[]; after: readonly Picture[] }
  attachments: AttachmentRow[]
  /** No act lies at or after this instant, in milliseconds. */
  until: number
}

export const iso = (at: number): string => new Date(at).toISOString()

export const firstAt = (story: Story): number => story.acts[0]?.at ?? 0
const stateOf = (story: Story): string => story.acts.at(-1)?.state ?? ''
export const isClosed = (story: Story): boolean => story.kind.table.ends.includes(stateOf(story))

/** Takes a step: the state it leads to is the procedure's word. */
export function take(
  story: Story,
  step: string,
  at: number,
  by: Signer,
  facts: Facts,
  more: { photos?: readonly Photo[]; capturedAt?: string } = {},
): void {
  const to = stepOf(story.kind.table, stateOf(story), step)?.to
  if (to === undefined) throw new Error(`the demo takes ${step} in ${stateOf(story)}, which the procedure does not know`)
  story.acts.push({ step, state: to, at, by, facts, photos: more.photos ?? [], capturedAt: more.capturedAt ?? null })
}

/** Pictures as they come out of a telephone: taken and uploaded shortly before the act that carries them. */
export function shoot({ dice, pictures, attachments }: Telling, of: 'before' | 'after', by: Signer, at: number, caseId: string): Photo[] {
  const first = dice.int(0, 3)
  const label = of === 'before' ? '现场' : '整改后'
  return Array.from({ length: dice.chance(0.3) ? 2 : 1 }, (_, index) => {
    const { sha256, mime, bytes } = pictures[of][(first + index) % 4] ?? dice.pick(pictures[of])
    const photo: Photo = { id: dice.uuid(at), sha256, name: `${label}${index + 1}.png`, mime, bytes }
    const taken = at - dice.int(3, 20) * 60_000
    attachments.push({ ...photo, captured_at: iso(taken), uploaded_at: iso(taken + 90_000), uploaded_by: by.person, case_id: caseId })
    return photo
  })
}

export const asJson = (photos: readonly Photo[]): Json =>
  photos.map(({ id, sha256, name, mime, bytes }) => ({ id, sha256, name, mime, bytes }))

/** The officers of a unit's case: its township's station, or the bureau of the level it is supervised at. */
export function officersOf(
  { dice, staff, ground }: Telling,
  unit: DemoUnit,
): { any(): Signer; inspectors: readonly Signer[]; head: Signer } {
  const seat = unit.row.level === 'city' ? ground.city.code : unit.county.code
  const inspectors = staff.inspectors(seat)
  const own = dice.chance(unit.row.level === 'township' ? 0.85 : 0.35) ? staff.station(unit.town) : inspectors
  const main = dice.pick(own)
  // The same officer sees a case through more often than not.
  return { any: () => (dice.chance(0.8) ? main : dice.pick(own)), inspectors, head: staff.head(seat) }
}
