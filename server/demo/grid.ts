import { namesByEvent } from '#kernel/evidence/reactions.ts'
import type { Draft } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { insertGrids, type SeatRow, seatOfficers } from '#modules/foundations/grid/index.ts'
import { insertPoints, renewAll } from '#modules/prevention/risk/index.ts'
import { reactions } from '../assemble.ts'
import type { Dice } from './dice.ts'
import { type Ground, organKey, type Town } from './ground.ts'
import { type Grading, reportedPoints } from './risk.ts'
import type { Signer, Staff } from './staff.ts'
import { signed } from './write-cases.ts'

interface Told {
  dice: Dice
  ground: Ground
  staff: Staff
  /** The end of the demo's last day, in milliseconds. */
  until: number
}

const day = 86_400_000

/** 一村一格 over the whole city, published where the village has its grid officer; the station's people stand by. */
export async function layGrids(kernel: Pick<Kernel, 'database'>, { dice, ground, staff, until }: Told, now: Date): Promise<void> {
  const at = new Date(until - 200 * day).toISOString()
  const officers = new Map(staff.posts.filter((one) => one.role === 'gridOfficer').map((one) => [one.place, one.id]))
  const towns = ground.counties.flatMap((county) => county.towns)
  const laid = towns.map((town) => ({
    town,
    by: staff.station(town)[0],
    ...gridsOf(town, { dice, officers, staff, at: until - 200 * day }),
  }))
  const grids = laid.flatMap((one) => one.grids)
  const seats = laid.flatMap((one) => one.seats)
  const manned = new Set(seats.map((one) => one.grid))
  await asJob(kernel.database, 'city', now, async (tx) => {
    const rows = grids.map(({ village: _, ...grid }) => ({ ...grid, published_at: manned.has(grid.id) ? at : null }))
    const villages = grids.map(({ id, village }) => ({ grid: id, village }))
    await insertGrids(tx, rows, villages, at)
    await seatOfficers(tx, [...manned], seats, at)
    const drafts = laid.flatMap(({ town, by, grids: own }) =>
      by && own.length > 0
        ? [
            draftOf(
              town,
              by,
              own.map((one) => one.name),
              at,
            ),
          ]
        : [],
    )
    await append(tx, drafts)
  })
}

/** One telephone a post, in numbers of the city's exchange; invented. */
const phoneOf = (post: string): string => `0771-55${String(Number.parseInt(post.slice(-5), 16) % 100_000).padStart(5, '0')}`

function gridsOf(
  town: Town,
  { dice, officers, staff, at }: { dice: Dice; officers: ReadonlyMap<string | null, string>; staff: Staff; at: number },
) {
  const grids = town.villages.map(({ code, name }) => ({
    id: dice.uuid(at),
    name: `${name}网格`,
    town: town.code,
    path: town.path,
    village: code,
  }))
  const backup = staff.station(town)[1]
  const seats = grids.flatMap(({ id, village }): SeatRow[] => {
    const post = officers.get(village)
    if (!post) return []
    const officer = { id: dice.uuid(at), grid: id, part: 'officer' as const, post, phone: phoneOf(post) }
    return backup ? [officer, { id: dice.uuid(at), grid: id, part: 'backup', post: backup.post, phone: phoneOf(backup.post) }] : [officer]
  })
  return { grids, seats }
}

const draftOf = (town: Town, by: Signer, names: string[], at: string): Draft => ({
  streamKind: 'organ',
  streamId: town.station ?? organKey('emergency', town.county),
  at,
  capturedAt: null,
  event: 'grid.generated',
  ...signed(by),
  caseId: null,
  rev: null,
  data: { facts: { [town.code]: { names } } },
  attachments: [],
})

/** Reports of risk points of many units, and what the rules propose for every unit as the demo begins. */
export async function proposeLevels(
  kernel: Pick<Kernel, 'database' | 'clock'>,
  { dice, gradings, until }: { dice: Dice; gradings: readonly Grading[]; until: number },
  now: Date,
): Promise<void> {
  const reports = reportedPoints(dice, gradings, until)
  await asJob(kernel.database, 'city', now, async (tx) => {
    await insertPoints(
      tx,
      reports.map((one) => one.row),
    )
    await append(tx, reports.map(pointsDraft))
  })
  await renewAll({ ...kernel, reactionNames: namesByEvent(reactions) })
}

const pointsDraft = ({ by, row }: ReturnType<typeof reportedPoints>[number]): Draft => {
  const { red, orange, yellow, blue, source } = row
  return {
    streamKind: 'enterprise',
    streamId: row.enterprise,
    at: row.reported_at,
    capturedAt: null,
    event: 'risk.pointsReported',
    ...signed(by),
    caseId: null,
    rev: null,
    data: { facts: { riskPoints: { red, orange, yellow, blue, assessedOn: row.assessed_on, source } } },
    attachments: [],
  }
}
