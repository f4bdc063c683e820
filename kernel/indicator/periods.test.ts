import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dateOf, dayNumber } from '#kernel/clock/day.ts'
import { comparedDays, comparedPeriods, firstOfMonth, monthToDate, windowsSince, windowsWithin } from './periods.ts'

test('比较的日子:昨日、上月末、去年同日;二月二十九日比上年二月二十八日', () => {
  assert.deepEqual(comparedDays('2026-11-23'), { yesterday: '2026-11-22', lastMonth: '2026-10-31', lastYear: '2025-11-23' })
  assert.deepEqual(comparedDays('2028-02-29'), { yesterday: '2028-02-28', lastMonth: '2028-01-31', lastYear: '2027-02-28' })
  assert.deepEqual(comparedDays('2026-01-01'), { yesterday: '2025-12-31', lastMonth: '2025-12-31', lastYear: '2025-01-01' })
})

test('本月至今与上月同期、去年同期;三月三十一日比到上月末日', () => {
  assert.deepEqual(monthToDate('2026-11-23'), { from: '2026-11-01', to: '2026-11-23' })
  assert.deepEqual(comparedPeriods('2026-03-31'), {
    lastMonth: { from: '2026-02-01', to: '2026-02-28' },
    lastYear: { from: '2025-03-01', to: '2025-03-31' },
  })
  assert.deepEqual(
    windowsWithin('2026-03-31').map(({ figure, from, to }) => [figure, from, to]),
    [
      ['lastMonth', '2026-02-01', '2026-02-28'],
      ['lastYear', '2025-03-01', '2025-03-31'],
    ],
  )
})

const day = fc.integer({ min: dayNumber('2001-01-01'), max: dayNumber('2900-12-31') }).map(dateOf)

test('任意一天:各比较日之后的每一天恰好被算一次,之前的一天也不算', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -800, max: 0 }), (today, back) => {
      const moved = addDays(today, back)
      for (const [figure, since] of Object.entries(comparedDays(today))) {
        const counted = windowsSince(today).filter(({ figure: of, grain, from, to }) => {
          const on = grain === 'month' ? firstOfMonth(moved) : moved
          return of === figure && from <= on && on <= to
        })
        assert.equal(counted.length, moved > since ? 1 : 0, `${figure} ${moved} ${today}`)
      }
    }),
  )
})
