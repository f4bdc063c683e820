import { type Calendar, isWorkingDay } from '#kernel/clock/calendar.ts'
import { addDays, localDate, startOfDay } from '#kernel/clock/day.ts'
import type { Draft } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Photo } from '#kernel/http/contract.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type ShippedChecklist, shippedChecklists } from '#law/checklists/index.ts'
import {
  type AssignmentWritten,
  type Checked,
  dueAfter,
  evidenceOf,
  firstDue,
  insertAssignments,
  insertChecks,
  photosOf,
  rowOf,
} from '#modules/prevention/hazards/index.ts'
import { iso } from './acts.ts'
import type { Dice } from './dice.ts'
import type { Picture } from './photos.ts'
import type { Signer, Staff } from './staff.ts'
import { type KeptPhoto, keepUnitPhotos } from './store/photos.ts'
import type { DemoUnit } from './units.ts'
import { signed } from './write-cases.ts'

/** How a unit goes about its checks: as it should, all in order every time, given up, or with the same words each time. */
type Manner = 'steady' | 'allNormal' | 'missing' | 'copied'

/** One post with what was checked there. */
interface Post {
  row: AssignmentWritten
  by: Signer
  list: ShippedChecklist
  checks: Checked[]
}

/** What the checks of the demo are invented with. */
export interface Inventing {
  dice: Dice
  staff: Staff
  calendar: Calendar
  pictures: { before: readonly Picture[]; after: readonly Picture[] }
  /** 00:00 of the demo's day, in milliseconds: no check lies on it. */
  until: number
  seated: readonly DemoUnit[]
  others: readonly DemoUnit[]
  worker: Signer
}

/** Days over which checks were made, and units besides the named ones that make them. */
const span = 60
const most = 200
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const listOf = (key: string): ShippedChecklist => {
  const found = shippedChecklists.find((one) => one.key === key)
  if (!found) throw new Error(`the demo checks by ${key}, which does not come with the program`)
  return found
}
const byTrade: Readonly<Record<string, string>> = { construction: 'site.daily', commerce: 'fire.exits', building_fire: 'fire.exits' }
const faults = [
  ['灭火器被货物挡住', '已把货物移开,划出禁放线'],
  ['配电箱门没有关', '已关好箱门并上锁'],
  ['通道上堆了纸箱', '已清走纸箱'],
  ['警示标志掉落', '已重新张贴'],
  ['防护罩螺丝松动', '已紧固并试机'],
] as const
/** Of ten units six check as they should. */
const manners: readonly Manner[] = [
  'steady',
  'copied',
  'steady',
  'allNormal',
  'steady',
  'missing',
  'steady',
  'allNormal',
  'steady',
  'steady',
]
const copied = '已按要求检查,设备运行正常,人员到位'

/** Invents who checks what, and sixty days of checks. Appoints safety managers, so it comes before people are written. */
export function inventChecks(inventing: Inventing): Post[] {
  const { staff, seated, others, worker } = inventing
  const [plant, site, kitchen, gas] = seated
  if (!plant || !site || !kitchen || !gas) throw new Error('the demo has no enterprise of its own')
  const manager = (unit: DemoUnit) => staff.safetyManager(unit.row)
  const named = [
    postOf(inventing, plant, 'ammonia.daily', worker, 'steady'),
    postOf(inventing, plant, 'electric.weekly', manager(plant), 'steady'),
    postOf(inventing, plant, 'season.flood-heat', manager(plant), 'steady'),
    postOf(inventing, site, 'site.daily', manager(site), 'allNormal'),
    postOf(inventing, kitchen, 'fire.exits', manager(kitchen), 'steady'),
    postOf(inventing, gas, 'post.daily', manager(gas), 'missing'),
  ]
  const checking = others.slice(0, Math.min(most, Math.floor(others.length / 3)))
  const rest = checking.map((unit, index) =>
    postOf(inventing, unit, byTrade[unit.profile.trade] ?? 'post.daily', manager(unit), manners[index % manners.length] ?? 'steady'),
  )
  return [...named, ...rest]
}

function postOf(inventing: Inventing, unit: DemoUnit, key: string, by: Signer, manner: Manner): Post {
  const { dice, calendar, until } = inventing
  const list = listOf(key)
  const since = addDays(localDate(new Date(until)), -span)
  // Whoever finds all in order does so on every working day; small units check once a week.
  const often = manner === 'allNormal' || by === inventing.worker
  const cycle =
    key === 'season.flood-heat' ? list.cycle : often ? ({ n: 1, unit: 'workingDay' } as const) : ({ n: 1, unit: 'week' } as const)
  const at = until - span * day
  const row: AssignmentWritten = {
    id: dice.uuid(at),
    code: Array.from({ length: 8 }, () => dice.pick([...letters])).join(''),
    enterprise: unit.row.id,
    checklist: key,
    post_title: list.postTitle,
    post: by === inventing.worker ? by.post : null,
    cycle_n: cycle.n,
    cycle_unit: cycle.unit,
    since,
    next_due: firstDue(cycle, since, calendar),
    created_at: iso(at),
  }
  const post: Post = { row, by, list, checks: [] }
  const last = manner === 'missing' ? until - dice.int(21, 35) * day : until
  if (key !== 'season.flood-heat') for (let on = since; startOfDay(on) < last; on = addDays(on, 1)) checkOn(inventing, post, on, manner)
  return post
}

/** Checks on the day if the post is due by then: on the day itself for daily ones, on some day of the week for weekly ones. */
function checkOn({ dice, calendar, pictures }: Inventing, { row, by, list, checks }: Post, on: string, manner: Manner): void {
  if (!isWorkingDay(calendar, on)) return
  const weekly = row.cycle_unit === 'week'
  if (weekly && row.next_due > addDays(on, 6)) return
  if (weekly && row.next_due > addDays(on, 3) && dice.chance(0.6)) return
  const ended = startOfDay(on) + 8 * hour + dice.int(0, 480) * minute
  const started = ended - (manner === 'allNormal' ? dice.int(12, 25) : dice.int(80, 400)) * 1000
  const found = manner === 'steady' && dice.chance(0.18) ? dice.int(0, list.items.length - 1) : -1
  const id = dice.uuid(ended)
  checks.push({
    id,
    enterprise: row.enterprise,
    assignment: { id: row.id, post_title: row.post_title },
    list,
    startedAt: iso(started),
    endedAt: iso(ended),
    point: null,
    note: manner === 'copied' ? copied : null,
    reference: null,
    requestHash: null,
    answers: list.items.map(({ key }, index) =>
      index === found ? { item: key, answer: 'fault', fault: faultAt(dice, pictures, row.post_title, ended) } : { item: key, answer: 'ok' },
    ),
    by,
  })
  row.next_due = dueAfter({ n: row.cycle_n, unit: row.cycle_unit as 'week' }, on, calendar)
}

/** Something wrong that was put right on the spot. */
function faultAt(dice: Dice, pictures: Inventing['pictures'], spot: string, at: number) {
  const [what, fixed] = dice.pick(faults)
  const photo = (of: 'before' | 'after', name: string): Photo => {
    const { sha256, mime, bytes } = dice.pick(pictures[of])
    return { id: dice.uuid(at), sha256, name, mime, bytes }
  }
  return { what, spot, photos: [photo('before', '问题1.png')], fixed: { what: fixed, photos: [photo('after', '改好后1.png')] } }
}

/** Writes what was invented: assignments, the evidence of arranging them, the checks with theirs. */
export async function writeChecks(tx: Tx, posts: readonly Post[]): Promise<void> {
  const rows = posts.map(({ row, checks }) => {
    const last = checks.at(-1)
    return { ...row, ...(last ? { last_check: last.id, last_at: last.endedAt, last_by: last.by.personName } : {}) }
  })
  await insertAssignments(tx, rows)
  const acts = posts.flatMap((post) => [{ post, check: null }, ...post.checks.map((check) => ({ post, check }))])
  const inTime = acts.toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)))
  const sealed = await append(tx, inTime.map(draftOf))
  const checks = inTime.flatMap(({ check }, index) => {
    const evidence = sealed[index]
    // The stream of the unit may go on from a later row: what was handed in then is what the check says too.
    return check && evidence ? [rowOf(check, { ...evidence, at: check.endedAt })] : []
  })
  await insertChecks(tx, checks)
  const photos = inTime.flatMap(({ check }) => (check ? photosOf(check.answers).map((photo): KeptPhoto => kept(photo, check)) : []))
  await keepUnitPhotos(tx, photos)
}

interface Done {
  post: Post
  check: Checked | null
}

const timeOf = ({ post, check }: Done): string => check?.endedAt ?? post.row.created_at

const kept = (photo: Photo, { endedAt, by, enterprise }: Checked): KeptPhoto => ({
  ...photo,
  captured_at: endedAt,
  uploaded_at: endedAt,
  uploaded_by: by.person,
  enterprise,
})

function draftOf({ post: { row, by }, check }: Done): Draft {
  const { id, enterprise, created_at, next_due: _due, ...facts } = row
  return {
    streamKind: 'enterprise',
    streamId: enterprise,
    at: check?.endedAt ?? created_at,
    capturedAt: check?.endedAt ?? null,
    event: check ? 'selfCheck.submitted' : 'selfCheck.assigned',
    ...signed(by),
    caseId: null,
    rev: null,
    data: check ? evidenceOf(check) : { assignment: id, ...facts },
    attachments: check ? photosOf(check.answers) : [],
  }
}
