import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/clock/day.ts'
import { fresh, gravestFirst, ruleBook, type Seen } from './rules.ts'
import { allNormal, contradiction, copiedText, normalised, sameSecond, tooFast } from './rules/done.ts'
import { missingCheck, overdue, silent } from './rules/owed.ts'
import { rules } from './terms.ts'

const enterprise = 'unit'
const today = '2026-09-21'
const seen = (kind: Seen['kind'], index: number, day: string): Seen => ({
  kind,
  id: `${kind}${index}`,
  label: `${kind} ${index}`,
  at: `${day}T02:00:00.000Z`,
})
const confirmed = fc.record({ n: fc.integer({ min: 1, max: 40 }), confirmed: fc.boolean() })

test('达到阈值才列出,阈值未确认的标为参考,数字等于所列行数', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), confirmed, (count, threshold) => {
      const checks = Array.from({ length: count }, (_, index) => seen('check', index, addDays(today, -index)))
      const hazards = [seen('case', 0, today), seen('case', 1, '2025-01-01')]
      const run = allNormal({ enterprise, checks, hazards }, threshold)
      assert.equal(run !== null, count >= threshold.n)
      if (run) {
        assert.equal(run.reference, !threshold.confirmed)
        assert.match(run.say, new RegExp(`连续 ${count} 次自查全部正常.*隐患 1 件`))
        assert.equal(run.rows.length, count + 1)
      }
      const copied = copiedText({ enterprise, digest: 'x', text: '现场检查一切正常无异常', uses: checks }, threshold)
      assert.equal(copied?.rows.length ?? 0, count >= threshold.n ? count : 0)
      const missing = missingCheck({ enterprise, assignment: seen('assignment', 1, today), dueOn: '2026-09-01', missed: count }, threshold)
      assert.equal(missing !== null, count >= threshold.n)
    }),
  )
})

test('没有监管发现的隐患,或发现在连续正常之前,不算连续全部正常', () => {
  const checks = Array.from({ length: 12 }, (_, index) => seen('check', index, addDays(today, -index)))
  const threshold = { n: 10, confirmed: true }
  assert.equal(allNormal({ enterprise, checks, hazards: [] }, threshold), null)
  assert.equal(allNormal({ enterprise, checks, hazards: [seen('case', 0, '2026-08-01')] }, threshold), null)
})

test('逾期:期限届满次日起列出,逾期越久越靠前,封顶', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 400 }), (late) => {
      const one = overdue({ enterprise, hazard: seen('case', 1, today), dueOn: addDays(today, -late) }, today)
      assert.equal(one !== null, late >= 1)
      if (!one) return
      assert.match(one.say, new RegExp(`逾期 ${late} 日`))
      assert.equal(one.points, ruleBook.overdue.weight + Math.min(late, ruleBook.overdue.weight))
      assert.equal(one.reference, false)
    }),
  )
})

test('雷同:空格、标点、全半角不同算同一文字;太短的不算', () => {
  assert.equal(normalised('已 整改，完毕。ＡＢ'), normalised('已整改完毕ab'))
  assert.equal(
    copiedText(
      { enterprise, digest: 'x', text: '已整改。', uses: [seen('check', 1, today), seen('check', 2, today)] },
      { n: 2, confirmed: true },
    ),
    null,
  )
  assert.equal(sameSecond({ enterprise, at: `${today}T02:00:00Z`, checks: [seen('check', 1, today)] }), null)
})

test('矛盾:只看隐患发现之前规定日数以内的自查', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 60 }), confirmed, (days, threshold) => {
      const check = seen('check', 1, addDays(today, -days))
      const one = contradiction({ enterprise, check, item: '安全出口畅通', hazard: seen('case', 1, today) }, threshold)
      assert.equal(one !== null, days >= 0 && days <= threshold.n)
      assert.deepEqual(one?.rows.map((row) => row.id) ?? [], one ? ['case1', 'check1'] : [])
    }),
  )
})

test('过快:十项以上按每十项折算;无动静:有安排才算', () => {
  const timed = (items: number, seconds: number) => ({ ...seen('check', 1, today), items, seconds })
  const quick = (items: number, seconds: number) =>
    tooFast({ enterprise, assignment: seen('assignment', 1, today), checks: [timed(items, seconds)] }, { n: 30, confirmed: true })
  assert.ok(quick(10, 29))
  assert.equal(quick(10, 30), null)
  assert.equal(quick(9, 1), null, '不足十项的不算')
  assert.ok(quick(20, 59))
  const still = (assignments: Seen[]) =>
    silent({ enterprise, lastOn: '2026-09-01', ever: true, assignments }, { n: 14, confirmed: true }, today)
  assert.equal(still([]), null)
  assert.match(still([seen('assignment', 1, today)])?.say ?? '', /20 日无人登录/)
})

test('已经核实过的不再算;排序先重后轻', () => {
  const all = [seen('check', 1, '2026-09-01'), seen('check', 2, '2026-09-10')]
  assert.deepEqual(
    fresh(all, '2026-09-05T00:00:00.000Z').map((one) => one.id),
    ['check2'],
  )
  fc.assert(
    fc.property(fc.array(fc.record({ rule: fc.constantFrom(...rules.codes), points: fc.nat(99), since: fc.constant(today) })), (list) => {
      const order = gravestFirst(list).map((one) => one.points)
      assert.deepEqual(
        order,
        order.toSorted((a, b) => b - a),
      )
    }),
  )
})
