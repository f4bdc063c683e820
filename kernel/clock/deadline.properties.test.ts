import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWorkingDay, nationalCalendar, workingDaysBetween } from './calendar.ts'
import { addDays } from './day.ts'
import { deadline, type Suspension, shift } from './deadline.ts'
import { days, hours, type Span, workingDays } from './span.ts'

const cn = nationalCalendar()
const date = fc.nat(1400).map((n) => addDays('2023-06-01', n))
const count = fc.nat(60)
const dayUnit = fc.constantFrom('day', 'workingDay', 'month')
const unit = fc.constantFrom('hour', 'day', 'workingDay', 'month')
const reason = fc.constantFrom('听证', '鉴定', '公告送达')

/** Pauses that mostly fall near the period, some empty, some open. */
const pausesNear = (served: string): fc.Arbitrary<Suspension[]> =>
  fc.array(
    fc.tuple(fc.integer({ min: -5, max: 40 }), fc.option(fc.nat(20), { freq: 12 }), reason).map(([start, length, why]) => {
      const from = addDays(served, start)
      return { from, to: length === null ? null : addDays(from, length), reason: why }
    }),
    { maxLength: 4 },
  )

const question = date.chain((servedOn) =>
  fc.record({ servedOn: fc.constant(servedOn), suspensions: pausesNear(servedOn), extra: pausesNear(servedOn) }),
)

/** The end as an instant that compares; an open deadline is later than any. */
function end(servedOn: string, span: Span, suspensions: Suspension[] = []): number {
  const { dueAt } = deadline({ servedOn, span, calendar: cn, suspensions })
  return dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt)
}

test('one more unit never ends earlier', () => {
  fc.assert(
    fc.property(question, count, unit, ({ servedOn, suspensions }, n, u) => {
      assert.ok(end(servedOn, { n, unit: u }, suspensions) <= end(servedOn, { n: n + 1, unit: u }, suspensions))
    }),
  )
})

test('a span of days ends on a working day that is not suspended', () => {
  fc.assert(
    fc.property(question, count, dayUnit, ({ servedOn, suspensions }, n, u) => {
      const { dueOn } = deadline({ servedOn, span: { n: n + 1, unit: u }, calendar: cn, suspensions })
      if (dueOn === null) return
      assert.ok(isWorkingDay(cn, dueOn), dueOn)
      assert.ok(!suspensions.some(({ from, to }) => from <= dueOn && (to === null || dueOn < to)), dueOn)
    }),
  )
})

test('a further suspension never ends earlier', () => {
  fc.assert(
    fc.property(question, count, unit, ({ servedOn, suspensions, extra }, n, u) => {
      assert.ok(end(servedOn, { n, unit: u }, suspensions) <= end(servedOn, { n, unit: u }, [...suspensions, ...extra]))
    }),
  )
})

test('the order of suspensions does not show, not even in the steps', () => {
  const shuffled = question.chain((q) => fc.tuple(fc.constant(q), fc.shuffledSubarray(q.suspensions, { minLength: q.suspensions.length })))
  fc.assert(
    fc.property(shuffled, count, unit, ([{ servedOn, suspensions }, other], n, u) => {
      const ask = (list: Suspension[]) => deadline({ servedOn, span: { n, unit: u }, calendar: cn, suspensions: list })
      assert.deepEqual(ask(other), ask(suspensions))
    }),
  )
})

test('a suspension split into two adjacent ones is the same', () => {
  fc.assert(
    fc.property(date, count, unit, fc.nat(20), fc.nat(20), fc.nat(20), (servedOn, n, u, start, a, b) => {
      const [from, middle, to] = [start, start + a, start + a + b].map((at) => addDays(servedOn, at)) as [string, string, string]
      const ask = (list: Suspension[]) => deadline({ servedOn, span: { n, unit: u }, calendar: cn, suspensions: list })
      const whole = ask([{ from, to, reason: '听证' }])
      const parts = [
        { from, to: middle, reason: '听证' },
        { from: middle, to, reason: '听证' },
      ]
      assert.deepEqual(ask(parts), whole)
    }),
  )
})

test('working days add: a + b at once is a and then b, and back again', () => {
  fc.assert(
    fc.property(date, count, count, (from, a, b) => {
      const at = shift(from, workingDays(a + b), cn)
      assert.equal(at, shift(shift(from, workingDays(a), cn), workingDays(b), cn))
      assert.equal(deadline({ servedOn: from, span: workingDays(a + b), calendar: cn }).dueOn, at)
      assert.equal(workingDaysBetween(cn, from, at), a + b)
      if (isWorkingDay(cn, from)) assert.equal(shift(at, workingDays(a + b), cn, 'before'), from)
    }),
  )
})

test('hours add, also across a suspension', () => {
  fc.assert(
    fc.property(question, fc.nat(23), count, count, ({ servedOn, suspensions }, hour, a, b) => {
      const start = `${servedOn}T${String(hour).padStart(2, '0')}:00:00+08:00`
      const middle = deadline({ servedOn: start, span: hours(a), calendar: cn, suspensions }).dueAt
      if (middle === null) assert.equal(end(start, hours(a + b), suspensions), Number.POSITIVE_INFINITY)
      else assert.equal(end(middle, hours(b), suspensions), end(start, hours(a + b), suspensions))
    }),
  )
})

test('days without suspension are the days asked for, and at most the roll over rest', () => {
  fc.assert(
    fc.property(date, count, (servedOn, n) => {
      const { dueOn, skipped } = deadline({ servedOn, span: days(n), calendar: cn })
      assert.equal(dueOn, addDays(servedOn, n + skipped.length))
    }),
  )
})
