import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { articleKnown, basisText, cityParameter, inForce } from '#law/index.ts'
import { calendarJson } from './build/calendar.ts'
import { nanning } from './index.ts'
import { cell, parseTable } from './table.ts'

test('三月三每年两日,由农历换算,都标为待确认', () => {
  const { days } = nanning.calendar()
  // Third of the third lunar month as printed in almanacs.
  const first = ['2024-04-11', '2025-03-31', '2026-04-19', '2027-04-09', '2028-03-28']
  const next = (d: string) => new Date(Date.parse(d) + 86_400_000).toISOString().slice(0, 10)
  assert.deepEqual(
    days.map((d) => d.date),
    first.flatMap((d) => [d, next(d)]),
  )
  assert.ok(days.every((d) => d.confidence === 'unconfirmed' && d.type === 'off'))
  assert.equal(calendarJson(), readFileSync(new URL('./calendar.json', import.meta.url), 'utf8'))
})

/** Parameters with a text for each county and the city itself. */
const areaTexts = ['documents.regions', 'documents.courts']
/** Parameters that say which colour of risk follows. */
const colourTables = ['risk.points.highest', 'risk.installation.floor', 'risk.trade.floor']
/** Parameters that are tables of visits; each says itself in words. */
const visitTables = ['registry.class.ceiling', 'registry.class.floor', 'registry.class.record']
const areas = () =>
  nanning
    .places()
    .filter((one) => one.kind === 'city' || one.kind === 'county')
    .map((one) => one.code.slice(0, 6))
    .sort()
const spansOf = (value: unknown) => (Array.isArray(value) ? value : [value]) as { n: number; unit: string }[]

test('参数:键唯一且合格式,依据存在并有效,时长为正', () => {
  const list = nanning.parameters()
  assert.equal(new Set(list.map((p) => p.key)).size, list.length)
  for (const p of list) {
    assert.ok(articleKnown(cityParameter(p.key)), p.key)
    assert.ok(articleKnown(p.basis) && inForce(p.basis, '2026-01-01'), p.key)
    assert.equal(p.confidence, 'unconfirmed', p.key)
    if (colourTables.includes(p.key)) {
      assert.ok(
        Object.values(p.value).every((word) => /^[红橙黄蓝]$/.test(String(word))),
        p.key,
      )
      continue
    }
    if (visitTables.includes(p.key)) {
      assert.ok((p.value as { say: string }).say.length > 10, p.key)
      continue
    }
    if (areaTexts.includes(p.key)) {
      const texts = Object.entries(p.value as Readonly<Record<string, string>>)
      assert.deepEqual(texts.map(([code]) => code).sort(), areas(), p.key)
      assert.ok(
        texts.every(([, text]) => text.length > 0),
        p.key,
      )
      continue
    }
    for (const span of spansOf(p.value)) {
      assert.ok(Number.isInteger(span.n) && span.n > 0, p.key)
      assert.match(
        span.unit,
        p.key.endsWith('.count') ? /^(time|piece)$/ : p.key.endsWith('.pace') ? /^second$/ : /^(hour|day|workingDay)$/,
      )
    }
  }
})

test('参数的数值', () => {
  const value = Object.fromEntries(
    nanning
      .parameters()
      .filter((p) => !areaTexts.includes(p.key) && !visitTables.includes(p.key) && !colourTables.includes(p.key))
      .map((p) => [p.key, p.value]),
  )
  const days = (n: number) => ({ n, unit: 'workingDay' })
  const plain = (n: number) => ({ n, unit: 'day' })
  const hours = (n: number) => ({ n, unit: 'hour' })
  assert.deepEqual(value, {
    'hazard.register.within': days(2),
    'risk.points.orange.count': { n: 2, unit: 'piece' },
    'risk.points.yellow.count': { n: 3, unit: 'piece' },
    'risk.points.blue.count': { n: 4, unit: 'piece' },
    'risk.overdue.count': { n: 3, unit: 'piece' },
    'risk.accident.window': plain(365),
    'grid.patrol.every': plain(7),
    'grid.report.within': hours(2),
    'hazard.assess.within': days(5),
    'hazard.plan.within': days(3),
    'hazard.rectify.default': { n: 15, unit: 'day' },
    'hazard.recheck.within': days(10),
    'hazard.close.within': days(5),
    'hazard.extension.decide.within': days(3),
    'inspection.record.within': days(1),
    'major.confirm.within': days(2),
    'major.order.within': days(1),
    'major.report.within': days(3),
    'major.receive.within': days(2),
    'major.list.within': days(5),
    'major.sign.within': days(3),
    'major.progress.every': plain(30),
    'major.draw.within': days(3),
    'major.evaluate.within': days(10),
    'major.delist.within': days(3),
    'coercion.review.within': days(1),
    'coercion.approve.within': days(1),
    'coercion.serve.within': days(2),
    'coercion.cut.within': hours(24),
    'coercion.review.every': plain(7),
    'coercion.restore.within': hours(24),
    'hazard.recurrence.window': plain(365),
    'hazard.recurrence.count': { n: 2, unit: 'time' },
    'hazard.photo.window': plain(365),
    'disclosure.listed.keep': plain(365),
    'patrol.missing.count': { n: 2, unit: 'time' },
    'patrol.normal.count': { n: 10, unit: 'time' },
    'patrol.copied.count': { n: 3, unit: 'time' },
    'patrol.contradiction.within': plain(15),
    'patrol.silent.within': plain(14),
    'patrol.fast.pace': { n: 30, unit: 'second' },
    'urging.answer.within': days(3),
    'urging.look.within': days(5),
    'registry.dispute.within': days(20),
    'rungs.remind.before': days(3),
    'rungs.escalate.after': [
      { ...days(1), to: 'bureauHead' },
      { ...days(5), to: 'deputyLeader' },
    ],
  })
})

test('参数可按中文名引用', () => {
  const label = (key: string) => nanning.parameters().find((p) => p.key === key)?.label
  const city = { name: nanning.name, label }
  assert.equal(basisText(cityParameter('hazard.register.within'), city), '南宁市参数「隐患登记时限」')
})

test('读表:行的列数不符、缺值都报错', () => {
  assert.deepEqual(parseTable('a,b\n1,\n', 't'), [{ a: '1', b: '' }])
  assert.throws(() => parseTable('a,b\n1,2\n3', 't'), /t 第3行/)
  assert.throws(() => parseTable('a,b\n"1",2', 't'), /t 第2行/)
  assert.throws(() => cell({ a: '' }, 'a'), /缺少「a」/)
})
