import { localDate } from '#kernel/clock/day.ts'
import type { Reaction } from '#kernel/evidence/reactions.ts'
import { readCase } from '#kernel/procedure/store.ts'
import { renewOne } from './renew.ts'
import { renewAll } from './store/inputs.ts'
import { tableKeys } from './tables.ts'

/** What somebody has just done and wants to see the effect of; everything else waits for the next minute. */
const atOnce = {
  'enterprise.registered': '登记入册',
  'enterprise.factEntered': '登记情况变化',
  'enterprise.transferred': '属地变更',
  'risk.graded': '风险等级变化',
  'inspection.record': '完成一次检查',
} as const

/** 分类分级 follows what it rests on. Runs twice as once. */
export const classReactions: Reaction[] = [
  ...Object.entries(atOnce).map(
    ([event, cause]): Reaction => ({
      name: `registry.renewed.${event}`,
      on: event,
      async run({ tx, row, now }) {
        const unit = row.caseId === null ? row.streamId : (await readCase(tx, row.caseId))?.enterprise
        if (unit) await renewOne(tx, unit, cause, now)
      },
    }),
  ),
  {
    name: 'registry.renewAll',
    on: 'parameter.confirmed',
    async run({ tx, row, now }) {
      const key = String(row.data.key)
      if ((Object.values(tableKeys) as string[]).includes(key)) await renewAll(tx, localDate(new Date(now)), '检查频次表经确认')
    },
  },
]
