import { movableClock } from '#kernel/clock/clock.ts'
import { withChance } from '#kernel/evidence/chance.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { signer } from '#kernel/place/posts.ts'
import { type Acting, openCase, type Receipt, takeStep } from '#kernel/procedure/commands.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { patrolMorning, patrolUnits, urgingKind } from '#modules/prevention/hazards/index.ts'
import { assemble } from '../assemble.ts'
import type { Seat } from './accounts.ts'
import { type Dice, dice as throwDice } from './dice.ts'
import { chanceOf, fireUntil } from './major/drive.ts'
import type { Signer, Staff } from './staff.ts'
import type { DemoUnit } from './units.ts'

const hour = 3_600_000
const day = 24 * hour

interface Patrolling {
  seed: number
  staff: Staff
  /** The county whose enforcement officer urges. */
  seat: Seat
  /** The first of them is the unit whose people can sign in: it owes an answer. */
  seated: readonly DemoUnit[]
  /** 00:00 of the demo's day, in milliseconds. */
  until: number
  /** Up to when reminders have gone out, ISO. */
  rungsUntil: string
  now: Date
  files: string
}

/**
 * The online patrol of the demo: one a week ago, after which an officer has urged three units, who stand at different points,
 * and one on the morning of the day. Played by the program's own commands.
 */
export async function playPatrol(
  database: Database,
  { seed, staff, seat, seated, until, rungsUntil, now, files }: Patrolling,
): Promise<void> {
  const dice = throwDice(seed + 8)
  const clock = movableClock(new Date(until - 6 * day + 6 * hour), { frozen: true })
  const kernel = await assemble(database, clock, files)
  const morning = () => withChance(chanceOf(dice, clock.now().getTime()), () => patrolMorning(kernel))
  await morning()
  const [officer] = staff.inspectors(seat.county.code)
  const plant = seated[0]?.row.id
  if (officer && plant) await playUrgings({ kernel, dice, staff, officer, plant, until })
  clock.set(new Date(now.getTime() < until + 6 * hour ? until - 18 * hour : until + 6 * hour))
  await morning()
  await asJob(database, 'city', now, (tx) => fireUntil(kernel, tx, rungsUntil))
}

interface Playing extends Pick<Patrolling, 'staff' | 'until'> {
  kernel: Kernel
  dice: Dice
  /** The unit that owes an answer. */
  plant: string
  officer: Signer
}

/** Whoever keeps safety at a unit, if the demo has appointed him already. */
function managerOf(staff: Staff, enterprise: string): Signer | undefined {
  const post = staff.posts.find((one) => one.enterprise === enterprise && one.role === 'safetyManager')
  const held = staff.tenures.find((one) => one.post === post?.id)
  const person = staff.people.find((one) => one.id === held?.person)
  if (!post || !person) return undefined
  return { person: person.id, personName: person.name, post: post.id, postTitle: post.title, place: post.place, role: 'safetyManager' }
}

/** Three urgings: one closed, one answered, one that the named unit still has to answer. */
async function playUrgings({ kernel, dice, staff, officer, plant, until }: Playing): Promise<void> {
  const act = <T>(by: Signer, at: number, work: (acting: Acting) => Promise<T>): Promise<T> =>
    asJob(kernel.database, 'city', new Date(at), async (tx) => {
      const actor = await signer(tx, { ...by, standInFor: null })
      const acting = { tx, actor, now: new Date(at).toISOString(), reactions: kernel.reactionNames }
      return withChance(chanceOf(dice, at), () => work(acting))
    })
  const listed = await act(officer, until - 5 * day, ({ tx, actor }) => patrolUnits(tx, actor, { state: 'open', limit: 100 }))
  const others = listed.rows.filter((one) => one.enterprise !== plant && managerOf(staff, one.enterprise)).slice(0, 2)
  const units = [...others, ...listed.rows.filter((one) => one.enterprise === plant)]
  for (const [index, { enterprise, findings }] of units.entries()) {
    const begun = until - (enterprise === plant ? day : 5 * day) + (9 + index) * hour
    const input = { enterprise, findings: findings.map((one) => one.id), request: '请核实巡查发现的问题,说明原因,立即整改并报告结果。' }
    const opened = await act(officer, begun, (acting) => openCase(acting, urgingKind, 'urge', urgingKind.opens.urge?.input.parse(input)))
    const manager = managerOf(staff, enterprise)
    if (enterprise === plant || !manager) continue
    const take = (by: Signer, at: number, step: string, rev: number, said: object): Promise<Receipt> =>
      act(by, at, (acting) =>
        takeStep(acting, urgingKind, opened.id, step, urgingKind.steps[step]?.input.parse({ rev, ...said }) as { rev: number }),
      )
    const answer = '已逐项核实:安全管理员近期轮岗,自查交接不到位;现已明确专人负责,补做自查并整改。'
    await take(manager, begun + 2 * day, 'answer', 1, { answer, photos: [] })
    if (index === 0) await take(officer, begun + 3 * day, 'close', 2, { conclusion: '经查看补做的自查记录和整改情况,答复属实,同意办结。' })
  }
}
