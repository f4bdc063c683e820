import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { customCalendar, dayNote, importYear, isWeekend, isWorkingDay, nationalCalendar, overlay, workingDaysBetween } from './calendar.ts'
import { addDays, addMonths, ClockInputError, dateOf, dayNumber, isDate, weekdayName } from './day.ts'

const cn = nationalCalendar()

test('dates: weekdays, leap years, month ends and what is not a date', () => {
  assert.equal(weekdayName('2026-10-01'), '周四')
  assert.equal(weekdayName('2024-02-29'), '周四')
  assert.equal(addDays('2023-12-31', 60), '2024-02-29')
  assert.equal(dateOf(dayNumber('1969-12-31')), '1969-12-31')
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
  assert.equal(addMonths('2026-12-15', 2), '2027-02-15')
  assert.equal(addMonths('2026-01-31', -2), '2025-11-30')
  for (const bad of ['2026-02-29', '2026-13-01', '2026-1-1', '', '20260101', '0001-01-01', '2026-01-01T00:00:00Z']) {
    assert.equal(isDate(bad), false, bad)
  }
})

test('the national calendar knows 国庆 and 春节 2026 with their make-up days', () => {
  assert.equal(cn.knownUntil, '2026-12-31')
  const notes = ['2026-10-01', '2026-10-10', '2026-10-08', '2026-10-11', '2026-04-06', '2026-02-14']
  assert.deepEqual(
    notes.map((date) => [isWorkingDay(cn, date), dayNote(cn, date)]),
    [
      [false, '国庆节放假'],
      [true, '国庆节调休上班'],
      [true, '周四'],
      [false, '周日'],
      [false, '清明节放假'],
      [true, '春节调休上班'],
    ],
  )
  assert.equal(workingDaysBetween(cn, '2026-09-30', '2026-10-10'), 3)
  assert.equal(workingDaysBetween(cn, '2026-10-10', '2026-09-30'), -3)
  assert.equal(workingDaysBetween(cn, '2026-10-10', '2026-10-10'), 0)
})

const sanyuesan = { date: '2026-04-20', name: '壮族三月三', source: '自治区办公厅通知' }

test('a regional day counts only once confirmed, and the calendar under it is left alone', () => {
  const waiting = overlay(cn, { code: 'nanning', days: [{ ...sanyuesan, confirmed: false }] })
  assert.equal(isWorkingDay(waiting, '2026-04-20'), true)
  assert.deepEqual(waiting.unconfirmed, [{ ...sanyuesan, kind: 'off' }])
  const confirmed = overlay(waiting, { code: 'nanning', days: [{ ...sanyuesan, confirmed: true }] })
  assert.equal(isWorkingDay(confirmed, '2026-04-20'), false)
  assert.equal(dayNote(confirmed, '2026-04-20'), '壮族三月三放假')
  assert.deepEqual(confirmed.unconfirmed, [])
  const overMakeUp = overlay(cn, { code: 'nanning', days: [{ ...sanyuesan, date: '2026-10-10', confirmed: true }] })
  assert.equal(isWorkingDay(overMakeUp, '2026-10-10'), false)
  assert.equal(isWorkingDay(cn, '2026-04-20'), true)
})

test('a year published later moves knownUntil; a gap is refused; repeating a year corrects it', () => {
  const days = [
    { date: '2026-12-31', name: '元旦' },
    { date: '2027-01-01', name: '元旦' },
    { date: '2027-01-10', name: '元旦', kind: 'on' as const },
  ]
  const later = importYear(cn, days)
  assert.equal(later.knownUntil, '2027-12-31')
  assert.deepEqual(
    ['2026-12-31', '2027-01-01', '2027-01-10'].map((date) => isWorkingDay(later, date)),
    [false, false, true],
  )
  assert.throws(() => importYear(cn, [{ date: '2028-01-03', name: '元旦' }]), /应先导入 2027 年/)
  assert.throws(() => importYear(cn, []), ClockInputError)
  assert.throws(() => importYear(cn, [{ date: '2027-02-30', name: '春节' }]), ClockInputError)
  const corrected = importYear(later, [{ date: '2027-01-01', name: '元旦', kind: 'on' }])
  assert.deepEqual([corrected.knownUntil, isWorkingDay(corrected, '2027-01-01')], ['2027-12-31', true])
})

test('a custom calendar is complete unless it says until when; a day cannot be both', () => {
  const own = customCalendar({ off: ['2026-03-02'], on: ['2026-03-07'] })
  assert.deepEqual([isWorkingDay(own, '2026-03-02'), isWorkingDay(own, '2026-03-07')], [false, true])
  assert.equal(dayNote(own, '2026-03-02'), '法定节假日放假')
  assert.equal(own.knownUntil, '9999-12-31')
  assert.throws(() => customCalendar({ off: ['2026-03-02'], on: ['2026-03-02'] }), ClockInputError)
  assert.throws(() => customCalendar({ off: ['2026-3-2'], on: [] }), ClockInputError)
})

const file = new URL('../../../shared/data/holidays-cn/cn-holidays-2007-2027.csv', import.meta.url)

test('[shared] every day of 2020–2026 is worked or not exactly as the published arrangements say', {
  skip: existsSync(file) ? false : 'the shared data is not here',
}, () => {
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
  const kinds = new Map(rows.map((row) => row.split(',')).map(([date = '', , kind = '']) => [date, kind]))
  let listed = 0
  for (let date = '2020-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
    const kind = kinds.get(date)
    if (kind !== undefined) listed++
    assert.equal(isWorkingDay(cn, date), kind === undefined ? !isWeekend(date) : kind === 'work', date)
    // The list also names 2020-02-03, an ordinary Monday, as the day work resumed.
    assert.equal(cn.off.has(date), kind === 'off', date)
    assert.equal(cn.on.has(date), kind === 'work' && isWeekend(date), date)
  }
  assert.ok(listed > 200, `${listed} listed days`)
})
