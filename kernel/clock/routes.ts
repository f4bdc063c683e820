import { z } from 'zod'
import { clockHealth, day, id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { pause, resume } from '#kernel/obligation/commands.ts'
import { yes } from '#kernel/permit/permit.ts'
import { confirmDay, confirmParameter, importPublished, moveClock } from './commands.ts'
import { readHealth } from './health.ts'
import { canKeepClock, canSeeClock } from './permits.ts'

const obligation = z.object({ id })

/** A year as published: days off on weekdays, and make-up working days on weekends. */
export const publishedYear = z
  .object({
    year: z.number().int().min(2004).max(2999),
    source: z.string({ error: '请填写通知的名称或文号' }).trim().min(2, '请填写通知的名称或文号').max(200),
    days: z
      .array(z.object({ date: day, name: z.string().trim().min(1, '请填写节日名称').max(20), kind: z.enum(['off', 'work']) }))
      .min(1, '请至少填写一天')
      .max(100),
  })
  .refine(({ year, days }) => days.every((one) => Math.abs(Number(one.date.slice(0, 4)) - year) <= 1), {
    error: '日期与年份不符',
    path: ['days'],
  })

/** Clock health, what a person confirms, and pausing. */
export const clockRoutes: Route[] = [
  query({
    name: 'clock.health',
    path: '/api/clock/health',
    summary: '时钟体检',
    permit: canSeeClock,
    answer: clockHealth,
    run: ({ kernel, tx, now }) => readHealth(kernel, tx, now),
  }),
  command({
    name: 'clock.confirmDay',
    path: '/api/clock/calendar-days/confirm',
    summary: '确认地方放假日',
    permit: canKeepClock,
    body: z.object({ date: day }),
    answer: receipt,
    run: (asked) => confirmDay(asked, asked.body.date),
  }),
  command({
    name: 'clock.confirmParameter',
    path: '/api/clock/parameters/confirm',
    summary: '确认城市参数',
    permit: canKeepClock,
    body: z.object({ key: z.string().min(1).max(100) }),
    answer: receipt,
    run: (asked) => confirmParameter(asked, asked.body.key),
  }),
  command({
    name: 'clock.importYear',
    path: '/api/clock/calendar-years',
    summary: '导入国务院放假安排',
    permit: canKeepClock,
    body: publishedYear,
    answer: receipt,
    run: (asked) => importPublished(asked, asked.body),
  }),
  command({
    name: 'clock.move',
    path: '/api/clock/move',
    summary: '移动演示时钟',
    permit: canKeepClock,
    body: z.object({
      hours: z
        .number()
        .min(0.01)
        .max(24 * 366),
    }),
    answer: receipt,
    run: (asked) => moveClock(asked, asked.body.hours),
    after: (kernel) => kernel.wake(),
  }),
  command({
    name: 'obligation.pause',
    path: '/api/obligations/{id}/pause',
    summary: '中止期限',
    permit: () => yes,
    params: obligation,
    body: z.object({ reason: z.string({ error: '请填写中止理由' }).trim().min(2, '请填写中止理由').max(500) }),
    answer: receipt,
    run: (asked) => pause(asked, asked.params.id, asked.body.reason),
  }),
  command({
    name: 'obligation.resume',
    path: '/api/obligations/{id}/resume',
    summary: '恢复期限',
    permit: () => yes,
    params: obligation,
    body: z.object({}),
    answer: receipt,
    run: (asked) => resume(asked, asked.params.id),
  }),
]
