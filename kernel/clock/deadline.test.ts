import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Calendar, importYear, nationalCalendar, overlay } from './calendar.ts'
import { ClockInputError, type Deadline, deadline, type Suspension } from './deadline.ts'
import { days, hours, months, type Span, workingDays } from './span.ts'

const cn = nationalCalendar()

/** A deadline in the national calendar. */
function due(servedOn: string, span: Span, suspensions: Suspension[] = [], calendar: Calendar = cn): Deadline {
  return deadline({ servedOn, span, calendar, suspensions })
}

/** All lines of the arithmetic as one text. */
function told(result: Deadline): string {
  return result.steps.map(({ say }) => say).join('\n')
}

test('days of service, rest and make-up work, computed by hand', () => {
  const cases: [string, Span, string][] = [
    // 国庆 2026: off 1–7 October, Saturday 10 October and Sunday 20 September worked.
    ['2026-09-28', workingDays(3), '2026-10-08'],
    ['2026-09-28', workingDays(5), '2026-10-10'],
    ['2026-09-28', workingDays(7), '2026-10-13'],
    ['2026-09-18', workingDays(3), '2026-09-22'],
    ['2026-10-03', workingDays(1), '2026-10-08'],
    ['2026-09-18', days(15), '2026-10-08'],
    ['2026-09-17', days(3), '2026-09-20'],
    ['2026-09-28', days(15), '2026-10-13'],
    // 春节 2026: off 15–23 February, Saturdays 14 and 28 February worked.
    ['2026-02-13', workingDays(3), '2026-02-25'],
    ['2026-02-13', workingDays(6), '2026-02-28'],
    ['2026-02-10', days(7), '2026-02-24'],
    ['2026-01-16', months(1), '2026-02-24'],
    // No 31st in September and April; 30 September and 30 April are worked.
    ['2026-08-31', months(1), '2026-09-30'],
    ['2026-03-31', months(1), '2026-04-30'],
    ['2024-01-31', months(1), '2024-02-29'],
    // n = 0 is the day itself, rest day or not.
    ['2026-10-03', workingDays(0), '2026-10-03'],
    ['2026-10-03', days(0), '2026-10-03'],
    // Instants count from their local day.
    ['2026-09-27T17:00:00Z', workingDays(3), '2026-10-08'],
    ['2026-09-28T23:30:00+08:00', workingDays(3), '2026-10-08'],
  ]
  for (const [servedOn, span, dueOn] of cases) {
    const result = due(servedOn, span)
    assert.equal(result.dueOn, dueOn, `${servedOn} ${span.n} ${span.unit}\n${told(result)}`)
    assert.equal(result.provisional, false)
    assert.equal(result.dueAt, `${dueOn}T15:59:59.999Z`)
  }
})

test('the arithmetic can be read line by line', () => {
  const result = due('2026-09-28', workingDays(5))
  assert.deepEqual(
    result.steps.map(({ say }) => say),
    [
      '送达日 2026-09-28（周一）不计入，期限 5个工作日',
      '第1个工作日 2026-09-29（周二）',
      '第2个工作日 2026-09-30（周三）',
      '2026-10-01（周四）至 2026-10-07（周三）国庆节放假，不计入',
      '第3个工作日 2026-10-08（周四）',
      '第4个工作日 2026-10-09（周五）',
      '第5个工作日 2026-10-10（周六）国庆节调休上班，计入',
      '期限届满日 2026-10-10（周六） 24:00',
    ],
  )
  assert.equal(result.skipped.length, 7)
  assert.deepEqual(result.skipped[0], { date: '2026-10-01', why: '国庆节放假' })
})

test('longer counts are told in runs, the longest with weekends summed up', () => {
  assert.deepEqual(
    due('2026-10-12', workingDays(10)).steps.map(({ say }) => say),
    [
      '送达日 2026-10-12（周一）不计入，期限 10个工作日',
      '第1至第4个工作日 2026-10-13（周二）至 2026-10-16（周五）',
      '2026-10-17（周六）至 2026-10-18（周日）不计入',
      '第5至第9个工作日 2026-10-19（周一）至 2026-10-23（周五）',
      '2026-10-24（周六）至 2026-10-25（周日）不计入',
      '第10个工作日 2026-10-26（周一）',
      '期限届满日 2026-10-26（周一） 24:00',
    ],
  )
  const long = due('2026-08-03', workingDays(60))
  assert.ok(long.steps.length <= 12, told(long))
  assert.match(told(long), /第1至第34个工作日 2026-08-04（周二）至 2026-09-18（周五）/)
  assert.match(told(long), /第35个工作日 2026-09-20（周日）国庆节调休上班，计入/)
  assert.match(told(long), /其间周六、周日共 \d+ 日不计入/)
})

test('a last day of rest moves on, and the steps say over what', () => {
  const result = due('2026-09-18', days(15))
  assert.match(told(result), /第15日为 2026-10-03（周六）/)
  assert.match(told(result), /2026-10-03（周六）国庆节放假为休息日，顺延/)
  assert.deepEqual(result.skipped.map(({ date }) => date).at(-1), '2026-10-07')
})

test('into an unpublished year the deadline is provisional until that year is imported', () => {
  assert.equal(due('2026-12-28', workingDays(3)).provisional, false)
  const crossing = due('2026-12-28', workingDays(4))
  assert.deepEqual([crossing.dueOn, crossing.provisional], ['2027-01-01', true])
  assert.match(crossing.provisionalReason ?? '', /^2027 年放假安排尚未公布/)
  assert.match(told(crossing), /暂定：2027 年/)
  const rolled = due('2026-12-30', days(3))
  assert.deepEqual([rolled.dueOn, rolled.provisional], ['2027-01-04', true])
  assert.equal(due('2026-12-30', days(1)).provisional, false)
  assert.match(due('2026-12-28', workingDays(600)).provisionalReason ?? '', /^2027 至 2029 年/)

  const published = importYear(cn, [{ date: '2027-01-01', name: '元旦' }])
  const final = due('2026-12-28', workingDays(4), [], published)
  assert.deepEqual([final.dueOn, final.provisional, final.provisionalReason], ['2027-01-04', false, undefined])
})

test('三月三 moves a deadline once confirmed; before that the steps say it was left out', () => {
  const region = (confirmed: boolean) =>
    overlay(cn, {
      code: 'nanning',
      days: ['2026-04-20', '2026-04-21'].map((date) => ({ date, name: '三月三', source: '自治区通知', confirmed })),
    })
  assert.equal(due('2026-04-17', workingDays(3)).dueOn, '2026-04-22')
  const confirmed = due('2026-04-17', workingDays(3), [], region(true))
  assert.equal(confirmed.dueOn, '2026-04-24')
  assert.ok(confirmed.skipped.some(({ date, why }) => date === '2026-04-20' && why === '三月三放假'))
  const waiting = due('2026-04-17', workingDays(3), [], region(false))
  assert.deepEqual([waiting.dueOn, waiting.provisional], ['2026-04-22', false])
  assert.match(told(waiting), /2026-04-20 三月三放假尚未确认，未予计入/)
  assert.doesNotMatch(told(due('2026-05-11', workingDays(3), [], region(false))), /三月三/)
  assert.equal(due('2026-04-10', days(10), [], region(true)).dueOn, '2026-04-22')
})

test('suspended days are not counted; a suspended make-up day neither', () => {
  const hearing = { from: '2026-10-10', to: '2026-10-13', reason: '听证' }
  const result = due('2026-09-28', workingDays(5), [hearing])
  assert.equal(result.dueOn, '2026-10-13')
  assert.match(told(result), /2026-10-10 至 2026-10-12 中止（听证），不计入/)
  assert.deepEqual(
    result.skipped.slice(-3).map(({ why }) => why),
    ['中止：听证', '中止：听证', '中止：听证'],
  )

  const four = { from: '2026-03-05', to: '2026-03-09', reason: '鉴定' }
  assert.equal(due('2026-03-02', days(10)).dueOn, '2026-03-12')
  assert.equal(due('2026-03-02', days(10), [four]).dueOn, '2026-03-16')
  assert.equal(due('2026-03-02', months(1)).dueOn, '2026-04-02')
  const month = due('2026-03-02', months(1), [four])
  assert.equal(month.dueOn, '2026-04-07')
  assert.match(told(month), /扣除中止 4 日，最后一日为 2026-04-06/)
  // Overlapping suspensions are one: 5–10 March, six days, then Wednesday the 18th.
  const overlapping = { from: '2026-03-08', to: '2026-03-11', reason: '检测' }
  assert.equal(due('2026-03-02', days(10), [overlapping, four]).dueOn, '2026-03-18')
  // The rest-day roll must not end on a suspended day: 7 March is a Saturday, Monday and Tuesday are suspended.
  const monday = { from: '2026-03-09', to: '2026-03-11', reason: '鉴定' }
  assert.equal(due('2026-03-02', days(5), [monday]).dueOn, '2026-03-11')
  assert.equal(due('2026-03-09', days(0), [monday]).dueOn, '2026-03-11')
  // Two reasons for the same days are told in one line, in whatever order they were entered.
  const both = [four, { ...four, reason: '公告' }]
  assert.match(told(due('2026-03-02', days(10), both)), /中止（公告、鉴定）/)
  assert.deepEqual(due('2026-03-02', days(10), both.toReversed()), due('2026-03-02', days(10), both))
  // A suspension over before the count begins, an empty one and one that begins after the end change nothing.
  for (const to of ['2026-02-27', '2026-03-02', '2026-03-03']) {
    const before = { from: '2026-02-24', to, reason: '早' }
    assert.equal(due('2026-03-02', days(10), [before]).dueOn, '2026-03-12')
  }
  assert.equal(due('2026-03-02', days(10), [{ ...four, to: four.from }]).dueOn, '2026-03-12')
  assert.equal(due('2026-03-02', days(10), [{ from: '2026-03-13', to: null, reason: '迟' }]).dueOn, '2026-03-12')
})

test('an open suspension leaves the deadline open', () => {
  const open = [{ from: '2026-03-04', to: null, reason: '听证' }]
  for (const span of [workingDays(5), days(5), months(1), hours(72)]) {
    const result = due('2026-03-02', span, open)
    assert.deepEqual([result.dueOn, result.dueAt, result.provisional], [null, null, false])
    assert.match(told(result), /自 2026-03-04.* 起中止（听证），不计入\n期限中止中/)
  }
})

test('hours run exactly, over days of rest, and stop only for a suspension', () => {
  const result = due('2026-09-30T10:00:00+08:00', hours(24))
  assert.deepEqual([result.dueAt, result.dueOn], ['2026-10-01T02:00:00.000Z', '2026-10-01'])
  assert.match(told(result), /期限届满时刻 2026-10-01 10:00/)
  const pause = { from: '2026-09-30T12:00:00+08:00', to: '2026-09-30T14:30:00+08:00', reason: '送检' }
  assert.equal(due('2026-09-30T10:00:00+08:00', hours(24), [pause]).dueAt, '2026-10-01T04:30:00.000Z')
  const plain = due('2026-09-30', hours(24))
  assert.equal(plain.dueAt, '2026-09-30T16:00:00.000Z')
  assert.match(told(plain), /送达只记到日，自当日零时 2026-09-30 00:00 起算/)
  assert.equal(due('2030-01-01', hours(24)).provisional, false)
})

test('wrong input is refused with its field', () => {
  const field = (name: string) => (error: unknown) => error instanceof ClockInputError && error.field === name && error.say.length > 5
  for (const bad of ['2026-02-30', '2026-09-28T10:00:00', '2026-09-28T24:00:00Z', '昨天', '2026-02-30T10:00:00Z']) {
    assert.throws(() => due(bad, days(1)), field('servedOn'), bad)
  }
  const pause = { from: '2026-03-05', to: '2026-03-04', reason: '' }
  assert.throws(() => due('2026-03-02', days(1), [pause]), field('suspensions.0.to'))
  assert.throws(() => due('2026-03-02', days(1), [{ ...pause, from: 'x' }]), field('suspensions.0.from'))
  assert.throws(() => due('2026-03-02', { n: -1, unit: 'day' }), field('span'))
})
