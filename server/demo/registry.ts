import { movableClock } from '#kernel/clock/clock.ts'
import { localDate } from '#kernel/clock/day.ts'
import { withChance } from '#kernel/evidence/chance.ts'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { signer } from '#kernel/place/posts.ts'
import { type Acting, openCase, type Receipt } from '#kernel/procedure/commands.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { isHighRisk, isTrade } from '#law/index.ts'
import { papersFor } from '#law/papers.ts'
import {
  boundaryKind,
  type FactRow,
  insertFacts,
  insertPapers,
  type NewPaper,
  renewDue,
  stateDispute,
} from '#modules/governance/registry/index.ts'
import { assemble } from '../assemble.ts'
import type { Seat } from './accounts.ts'
import { type Dice, dice as throwDice } from './dice.ts'
import type { Ground } from './ground.ts'
import { chanceOf, fireUntil, reactAt } from './major/drive.ts'
import type { Signer, Staff } from './staff.ts'
import type { DemoUnit } from './units.ts'
import { signed } from './write-cases.ts'

const hour = 3_600_000
const day = 24 * hour

interface Telling {
  seed: number
  ground: Ground
  staff: Staff
  seat: Seat
  /** The first of them are those whose people can sign in. */
  units: readonly DemoUnit[]
  /** 00:00 of the demo's day, in milliseconds. */
  until: number
  rungsUntil: string
  now: Date
  files: string
}

/** Facts with their source, papers, one dispute under way; classes follow from the program's own rule, in its own batches. */
export async function playRegistry(database: Database, telling: Telling): Promise<void> {
  const { seed, until, now, files, rungsUntil } = telling
  const dice = throwDice(seed + 13)
  const facts = telling.units.flatMap((unit) => factsOf(dice, unit, telling))
  const papers = telling.units.slice(0, 200).flatMap((unit) => papersOf(dice, unit, telling))
  await asJob(database, 'city', now, async (tx) => {
    await insertFacts(
      tx,
      facts.map((one) => one.row),
    )
    await insertPapers(
      tx,
      papers.map((one) => one.row),
    )
    await append(
      tx,
      [...facts, ...papers].map((one) => one.draft),
    )
  })
  const clock = movableClock(now, { frozen: true })
  const kernel = await assemble(database, clock, files)
  await playDispute(kernel, dice, telling)
  await withChance(chanceOf(dice, until), () => renewDue({ database, clock }, Number.POSITIVE_INFINITY))
  await asJob(database, 'city', now, async (tx) => {
    await fireUntil(kernel, tx, rungsUntil)
    await withChance(chanceOf(dice, now.getTime()), () => reactAt(kernel, tx, now.toISOString()))
  })
}

interface Told<Row> {
  row: Row
  draft: Draft
}

const draftOf = (unit: DemoUnit, by: Signer, at: string, event: string, facts: JsonObject): Draft => ({
  streamKind: 'enterprise',
  streamId: unit.row.id,
  at,
  capturedAt: null,
  event,
  ...signed(by),
  caseId: null,
  rev: null,
  data: { facts },
  attachments: [],
})

/** Grade, insurance and number of workers, as far as an officer has entered them. */
function factsOf(dice: Dice, unit: DemoUnit, { staff, until }: Telling): Told<FactRow>[] {
  const [by] = staff.inspectors(unit.county.code)
  if (!by) return []
  const highRisk = isTrade(unit.profile.trade) && isHighRisk(unit.profile.trade)
  const later = (from: number, to: number) => localDate(new Date(until + dice.int(from, to) * day))
  const grade = dice.weighted(['one', 'two', 'three', 'none'] as const, (one) => ({ one: 2, two: 10, three: 38, none: 50 })[one])
  const wanted: Pick<FactRow, 'kind' | 'value' | 'valid_until' | 'source'>[] = []
  if (grade !== 'none') wanted.push({ kind: 'standardization', value: grade, valid_until: later(-90, 900), source: '标准化达标公告' })
  if (dice.chance(highRisk ? 0.8 : 0.2)) {
    const value = `虚构财险公司 PZAQ${dice.int(100_000, 999_999)}`
    wanted.push({ kind: 'insurance', value, valid_until: later(-30, 330), source: '安责险保单' })
  }
  if (dice.chance(0.5)) wanted.push({ kind: 'workforce', value: String(dice.int(4, 260)), valid_until: null, source: '企业申报' })
  return wanted.map((one) => {
    const at = Math.max(Date.parse(unit.row.registered_at) + day, until - dice.int(20, 200) * day)
    const entered = { entered_at: new Date(at).toISOString(), entered_by: by.person, entered_name: by.personName }
    const facts = { [one.kind]: { value: one.value, validUntil: one.valid_until, source: one.source } }
    return {
      row: { id: dice.uuid(at), enterprise: unit.row.id, ...one, ...entered },
      draft: draftOf(unit, by, entered.entered_at, 'enterprise.factEntered', facts),
    }
  })
}

/** Most of the papers the unit must hold; some missing, some about to end. */
function papersOf(dice: Dice, unit: DemoUnit, { staff, until }: Telling): Told<NewPaper>[] {
  const [by] = staff.inspectors(unit.county.code)
  if (!by) return []
  const holder = { trade: unit.row.trade, industry: unit.row.industry, workers: null }
  const owed = papersFor(holder, localDate(new Date(until))).filter((one) => one.need === 'must' && dice.chance(0.8))
  return owed.map(({ paper }) => {
    const at = Math.max(Date.parse(unit.row.registered_at) + 2 * day, until - dice.int(10, 150) * day)
    const end = localDate(new Date(until + dice.int(-40, 700) * day))
    const own = {
      kind: paper.code,
      no: `虚构证字第 ${dice.int(10_000, 99_999)} 号`,
      holder: paper.personal ? (unit.heads[0]?.name ?? '甲某') : null,
      issuer: `${unit.county.name}发证机关(虚构)`,
      issued_on: localDate(new Date(until - dice.int(760, 1000) * day)),
      valid_until: paper.ends ? end : null,
    }
    const id = dice.uuid(at)
    const entered = { entered_at: new Date(at).toISOString(), entered_by: by.person, entered_name: by.personName }
    const facts = { [`paper.${id}`]: { ...own, label: paper.label, replaces: null } }
    return {
      row: { id, enterprise: unit.row.id, ...own, attachment: null, ...entered },
      draft: draftOf(unit, by, entered.entered_at, 'enterprise.paperEntered', facts),
    }
  })
}

/** One unit that two counties see differently: raised and stated by the one, still to be stated by the other. */
async function playDispute(kernel: Kernel, dice: Dice, { ground, staff, seat, units, until }: Telling): Promise<void> {
  const unit = units.slice(20).find((one) => one.county.code === seat.county.code)
  const other = ground.counties.find((one) => one.code !== seat.county.code)
  const [officer] = staff.inspectors(seat.county.code)
  if (!unit || !other || !officer) return
  const act = <T>(at: number, work: (acting: Acting) => Promise<T>): Promise<T> =>
    asJob(kernel.database, 'city', new Date(at), async (tx) => {
      const actor = await signer(tx, { ...officer, standInFor: null })
      return withChance(chanceOf(dice, at), () => work({ tx, actor, now: new Date(at).toISOString(), reactions: kernel.reactionNames }))
    })
  const begun = until - 6 * day + 10 * hour
  const reason = `该单位迁址后主要场所在${other.name}一侧,日常也由对方街道巡查,登记归属与实际不符。`
  const opened = await act<Receipt>(begun, (acting) =>
    openCase(acting, boundaryKind, 'raise', { enterprise: unit.row.id, uscc: null, claimed: other.code, reason }),
  )
  await act(begun + day, (acting) =>
    stateDispute(acting, opened.id, { position: 'yields', text: '现场核对坐标,主要场所不在我区,建议变更归属。' }),
  )
}
