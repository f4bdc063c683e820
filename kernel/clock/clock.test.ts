import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOfDay, localDate, movableClock, systemClock, today } from './clock.ts'
import { ClockInputError } from './day.ts'
import { days, hours, months, spanSchema, spanText, workingDays } from './span.ts'

test('the local date turns at 16:00 UTC, whatever the machine is set to', () => {
  assert.equal(localDate(new Date('2026-09-27T15:59:59.999Z')), '2026-09-27')
  assert.equal(localDate(new Date('2026-09-27T16:00:00Z')), '2026-09-28')
  assert.equal(endOfDay('2026-09-28').toISOString(), '2026-09-28T15:59:59.999Z')
  assert.throws(() => endOfDay('2026-09-31'), ClockInputError)
})

test('a frozen clock stands until moved', () => {
  const clock = movableClock(new Date('2026-09-28T01:00:00Z'), { frozen: true })
  assert.equal(clock.now().toISOString(), '2026-09-28T01:00:00.000Z')
  clock.advance(15 * 3_600_000)
  assert.equal(clock.now().toISOString(), '2026-09-28T16:00:00.000Z')
  assert.equal(today(clock), '2026-09-29')
  clock.set(new Date('2026-01-01T00:00:00Z'))
  assert.equal(today(clock), '2026-01-01')
})

test('a moving clock keeps its distance from the machine', () => {
  const clock = movableClock()
  assert.equal(clock.offsetMs, 0)
  clock.advance(-5000)
  assert.equal(clock.offsetMs, -5000)
  const away = systemClock.now().getTime() - clock.now().getTime()
  assert.ok(away >= 4000 && away <= 5000, `${away}`)
  clock.set(new Date('2030-01-01T00:00:00Z'))
  const since = clock.now().getTime() - Date.parse('2030-01-01T00:00:00Z')
  assert.ok(since >= 0 && since < 1000, `${since}`)
  assert.throws(() => clock.set(new Date('never')), RangeError)
  assert.throws(() => clock.advance(Number.NaN), RangeError)
})

test('spans read as officials write them and refuse what is not a span', () => {
  assert.deepEqual([hours(24), days(15), workingDays(3), months(2)].map(spanText), ['24小时', '15日', '3个工作日', '2个月'])
  for (const n of [-1, 1.5, 3651, Number.NaN]) assert.throws(() => days(n), /期限数量/)
  assert.equal(spanSchema.safeParse({ n: 1, unit: 'week' }).error?.issues[0]?.message, '期限单位只能是小时、日、工作日、月')
})
