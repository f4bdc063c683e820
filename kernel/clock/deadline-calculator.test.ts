import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CalculatorInputError, compute } from '#kernel/indicator/calculator.ts'
import { nationalCalendar } from './calendar.ts'
import { deadlineCalculator } from './deadline-calculator.ts'

const cn = nationalCalendar()

test('the calculator finds named calendars through its caller, or takes one outright', () => {
  const calculators = [deadlineCalculator((name) => (name === 'cn' ? cn : undefined))]
  const ask = (calendar: unknown) =>
    compute(calculators, 'deadline', { servedOn: '2026-09-28', span: { n: 5, unit: 'workingDay' }, calendar })
  const answer = ask('cn')
  assert.deepEqual(answer.value, { dueOn: '2026-10-10', dueAt: '2026-10-10T15:59:59.999Z', provisional: false })
  assert.ok(answer.version === '1' && answer.basis.length > 0 && answer.steps.length > 5)
  assert.deepEqual(ask({ off: [], on: [], knownUntil: '2026-09-30' }).value, {
    dueOn: '2026-10-05',
    dueAt: '2026-10-05T15:59:59.999Z',
    provisional: true,
  })
  for (const [calendar, field] of [
    ['mars', 'calendar'],
    [{ off: ['x'], on: [] }, 'calendar.off.0'],
    [{ off: ['2026-02-30'], on: [] }, 'calendar.off.0'],
  ] as const) {
    assert.throws(
      () => ask(calendar),
      (error) => error instanceof CalculatorInputError && error.problems[0]?.field === field,
    )
  }
})
