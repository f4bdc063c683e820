import { addDays, localDate } from '#kernel/clock/day.ts'
import { withChance } from '#kernel/evidence/chance.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { signer } from '#kernel/place/posts.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { trades } from '#law/index.ts'
import { registerTie, suspend } from '#modules/foundations/experts/index.ts'
import type { Dice } from '../dice.ts'
import type { Signer } from '../staff.ts'
import { bodies } from './bodies.ts'
import { chanceOf } from './drive.ts'
import { insertBodies, moveTo } from './store.ts'

const day = 86_400_000

interface Entering {
  dice: Dice
  /** Who says so: somebody of the city's committee office. */
  by: Signer
  /** 00:00 of the demo's day, in milliseconds. */
  until: number
  now: Date
}

/** Enters the evaluating bodies into the register, and what ties one of them to a unit. */
export async function enterBodies(kernel: Kernel, { dice, by, until, now, tied }: Entering & { tied: string }): Promise<void> {
  const entered = until - 610 * day + 10 * 3_600_000
  const today = localDate(new Date(until))
  const codes = trades.map((one) => one.code)
  await asJob(kernel.database, 'city', now, async (tx) => {
    const rows = bodies.map(({ key, licence }) => ({ organ: key, trades: codes, licence, licensed_until: addDays(today, 500) }))
    await insertBodies(
      tx,
      rows.map((row) => ({ ...row, entered_at: new Date(entered).toISOString() })),
    )
    const at = new Date(entered + day).toISOString()
    await moveTo(tx, at)
    const acting = { tx, actor: await signer(tx, { ...by, standInFor: null }), now: at, reactions: kernel.reactionNames }
    const since = addDays(localDate(new Date(entered)), -200)
    for (const { key } of bodies.filter((one) => one.tied)) {
      const note = '承担该企业安全现状评价和年度安全咨询服务'
      await withChance(chanceOf(dice, entered + day), () =>
        registerTie(acting, { organ: key, enterprise: tied, kind: 'contract', note, since, until: null }),
      )
    }
  })
}

/** Suspends the body that is not drawn for the time being, two weeks before the demo's day. */
export async function suspendBody(kernel: Kernel, { dice, by, until, now }: Entering): Promise<void> {
  const moment = until - 14 * day + 10 * 3_600_000
  const at = new Date(moment).toISOString()
  for (const { key } of bodies.filter((one) => one.paused)) {
    await asJob(kernel.database, 'city', now, async (tx) => {
      await moveTo(tx, at)
      const acting = { tx, actor: await signer(tx, { ...by, standInFor: null }), now: at, reactions: kernel.reactionNames }
      const input = { organ: key, until: addDays(localDate(new Date(until)), 75), reason: '评价报告质量抽查不合格，整改期间暂停抽取' }
      await withChance(chanceOf(dice, moment), () => suspend(acting, input))
    })
  }
}
