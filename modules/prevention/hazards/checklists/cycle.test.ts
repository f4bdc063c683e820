import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { customCalendar, isWorkingDay, nationalCalendar, workingDaysBetween } from '#kernel/clock/calendar.ts'
import { addDays, dateOf, dayNumber } from '#kernel/clock/day.ts'
import { type Cycle, cycleText, doneFor, dueAfter, firstDue, missedCycles } from './cycle.ts'
import { cycleUnits } from './terms.ts'

const cn = nationalCalendar()
const date = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2027-12-31') }).map(dateOf)
const cycle: fc.Arbitrary<Cycle> = fc.record({ n: fc.integer({ min: 1, max: 12 }), unit: fc.constantFrom(...cycleUnits.codes) })

test('周期:国庆长假、周末、月末、季末的到期日', () => {
  const due = (n: number, unit: Cycle['unit'], done: string) => dueAfter({ n, unit }, done, cn)
  assert.equal(due(1, 'day', '2026-09-30'), '2026-10-01')
  assert.equal(due(1, 'workingDay', '2025-09-30'), '2025-10-09', '国庆节和调休之后的第一个工作日')
  assert.equal(due(1, 'workingDay', '2025-09-26'), '2025-09-28', '周日调休上班')
  assert.equal(due(1, 'week', '2026-11-23'), '2026-12-06', '周一查过,下周日前再查')
  assert.equal(due(1, 'week', '2026-11-29'), '2026-12-06')
  assert.equal(due(1, 'month', '2026-01-31'), '2026-02-28')
  assert.equal(due(2, 'month', '2026-11-05'), '2027-01-31')
  assert.equal(due(1, 'season', '2026-11-05'), '2027-03-31')
  assert.equal(firstDue({ n: 1, unit: 'workingDay' }, '2025-10-01', cn), '2025-10-09')
  assert.equal(firstDue({ n: 1, unit: 'workingDay' }, '2026-11-23', cn), '2026-11-23')
  assert.equal(firstDue({ n: 1, unit: 'week' }, '2026-11-23', cn), '2026-11-29')
  assert.equal(firstDue({ n: 2, unit: 'day' }, '2026-11-23', cn), '2026-11-24')
})

test('周期:怎样说', () => {
  assert.deepEqual(
    [
      cycleText({ n: 1, unit: 'day' }),
      cycleText({ n: 1, unit: 'workingDay' }),
      cycleText({ n: 1, unit: 'month' }),
      cycleText({ n: 2, unit: 'week' }),
    ],
    ['每日', '每个工作日', '每月', '每 2 周'],
  )
})

test('周期的性质:下次到期总在查过那天之后,首次到期不早于启用日,查得越晚到期不会越早', () => {
  fc.assert(
    fc.property(cycle, date, fc.integer({ min: 0, max: 60 }), (one, done, later) => {
      const due = dueAfter(one, done, cn)
      assert.ok(due > done)
      assert.ok(firstDue(one, done, cn) >= done)
      assert.ok(firstDue(one, done, cn) <= due)
      assert.ok(dueAfter(one, addDays(done, later), cn) >= due)
      if (one.unit === 'workingDay') {
        assert.ok(isWorkingDay(cn, due))
        assert.equal(workingDaysBetween(cn, done, due), one.n)
      }
    }),
  )
})

test('漏查的性质:没过到期日为零;每到一个到期日的次日恰好加一;每天查的,过几天漏几次', () => {
  fc.assert(
    fc.property(cycle, date, fc.integer({ min: 0, max: 90 }), (one, due, days) => {
      const today = addDays(due, days)
      const missed = missedCycles(one, due, today, cn)
      assert.equal(missed === 0, days === 0)
      assert.ok(missedCycles(one, due, addDays(today, 1), cn) - missed <= 1)
      if (one.n === 1 && one.unit === 'day') assert.equal(missed, days)
      if (missed > 0) {
        const behind = missedCycles(one, dueAfter(one, due, cn), today, cn)
        assert.equal(behind, missed - 1)
      }
    }),
  )
})

test('本周期已查的性质:查过当天即为已查,到期日当天没查为待查', () => {
  fc.assert(
    fc.property(cycle, date, (one, done) => {
      const due = dueAfter(one, done, cn)
      assert.ok(doneFor(one, due, done))
      assert.ok(!doneFor(one, due, due))
    }),
  )
})

test('放假的岗位:按工作日查的不因放假漏查', () => {
  const rest = customCalendar({ off: ['2026-11-24', '2026-11-25'], on: [] })
  assert.equal(missedCycles({ n: 1, unit: 'workingDay' }, '2026-11-23', '2026-11-26', rest), 1)
  assert.equal(missedCycles({ n: 1, unit: 'day' }, '2026-11-23', '2026-11-26', rest), 3)
})
