import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nationalCalendar } from './calendar.ts'
import { ClockInputError } from './day.ts'
import { remaining, shift } from './remaining.ts'
import { days, hours, months, workingDays } from './span.ts'

const cn = nationalCalendar()

test('what remains is told in the words of a reminder', () => {
  const at = (time: string, to: string) => remaining(new Date(time), to, cn)
  const end = '2026-10-10T15:59:59.999Z'
  assert.deepEqual(at('2026-09-30T10:00:00+08:00', end), {
    workingDays: 3,
    calendarDays: 10,
    overdue: false,
    text: '还剩 3 个工作日',
  })
  assert.equal(at('2026-10-10T23:59:59+08:00', end).text, '今天到期')
  assert.deepEqual(at('2026-10-12T00:00:00+08:00', end), {
    workingDays: -1,
    calendarDays: -2,
    overdue: true,
    text: '已逾期 2 天',
  })
  assert.equal(at('2026-10-12T00:00:00+08:00', '2026-10-10').text, '已逾期 2 天')
  assert.equal(at('2026-10-10T18:00:00+08:00', '2026-10-10').text, '今天到期')
  assert.equal(at('2026-10-02T08:00:00+08:00', '2026-10-04T02:00:00Z').text, '还剩 2 天')
  assert.equal(at('2026-10-09T12:30:00+08:00', '2026-10-09T02:00:00Z').text, '已逾期 2 小时')
  assert.equal(at('2026-10-09T10:30:00+08:00', '2026-10-09T02:00:00Z').text, '已逾期不足 1 小时')
  assert.throws(() => at('2026-10-09T10:30:00+08:00', 'soon'), ClockInputError)
})

test('shift goes both ways over working days', () => {
  assert.equal(shift('2026-10-10', workingDays(3), cn, 'before'), '2026-09-30')
  assert.equal(shift('2026-09-30', workingDays(3), cn), '2026-10-10')
  assert.equal(shift('2026-10-10', days(3), cn, 'before'), '2026-10-07')
  assert.equal(shift('2026-03-31', months(1), cn, 'before'), '2026-02-28')
  assert.throws(() => shift('2026-03-31', hours(1), cn), ClockInputError)
})
