import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { compute } from '#kernel/indicator/calculator.ts'
import { nanning } from '#cities/nanning/index.ts'
import { trades } from '#law/index.ts'
import { addMonths } from '#kernel/clock/day.ts'
import { dueAfter } from './renew.ts'
import { classCalculator, type ClassInput, classify } from './rule.ts'
import { tableKeys, tablesShape } from './tables.ts'
import { classes, grades } from './terms.ts'

const valueOf = (key: string) => nanning.parameters().find((one) => one.key === key)?.value
const tables = tablesShape.parse(Object.fromEntries(Object.entries(tableKeys).map(([name, key]) => [name, valueOf(key)])))

const clean: ClassInput = {
  trade: 'light_industry',
  risk: 'yellow',
  standardization: 'three',
  insured: true,
  overdueHazards: 0,
  majorHazards: 0,
  overdueMajors: 0,
  coercions: 0,
}
const input: fc.Arbitrary<ClassInput> = fc.record({
  trade: fc.constantFrom(...trades.map((one) => one.code), 'unknown'),
  risk: fc.option(fc.constantFrom('red' as const, 'orange' as const, 'yellow' as const, 'blue' as const), { nil: null }),
  standardization: fc.constantFrom(...grades.codes),
  insured: fc.boolean(),
  overdueHazards: fc.nat(3),
  majorHazards: fc.nat(3),
  overdueMajors: fc.nat(3),
  coercions: fc.nat(3),
})
const rank = (one: ClassInput) => classes.codes.indexOf(classify(one, tables).class)

test('分类分级:记录变坏类别不会变轻,最低次数不会变少,上限不低于下限', () => {
  fc.assert(
    fc.property(input, fc.constantFrom('overdueHazards', 'majorHazards', 'overdueMajors', 'coercions'), (one, name) => {
      const worse = { ...one, [name]: one[name as 'coercions'] + 1 }
      assert.ok(rank(worse) >= rank(one))
      const [was, is] = [classify(one, tables), classify(worse, tables)]
      assert.ok(is.atLeast / is.withinMonths >= was.atLeast / was.withinMonths)
      assert.ok(is.atMost === null || is.atMost * is.withinMonths >= is.atLeast * 12)
      assert.ok(rank({ ...one, insured: true }) <= rank({ ...one, insured: false }))
    }),
  )
})

test('分类分级:每个输入都说明了作用,同样的输入同样的结果', () => {
  fc.assert(
    fc.property(input, (one) => {
      const result = classify(one, tables)
      assert.deepEqual(classify(one, tables), result)
      const named = new Set(result.reasons.map((reason) => reason.input))
      for (const name of ['trade', 'overdueHazards', 'majorHazards', 'coercions', 'insured', 'risk', 'overdueMajors'] as const)
        assert.ok(named.has(name))
    }),
  )
})

test('分类分级:改一项看结果', () => {
  const of = (change: Partial<ClassInput>) => {
    const { class: unitClass, focus, atMost, withinMonths } = classify({ ...clean, ...change }, tables)
    return [unitClass, focus, atMost, withinMonths]
  }
  assert.deepEqual(of({}), ['C', false, 4, 36])
  assert.deepEqual(of({ standardization: 'one' }), ['A', false, 1, 36])
  assert.deepEqual(of({ standardization: 'none' }), ['D', false, 6, 36])
  assert.deepEqual(of({ coercions: 1 }), ['D', false, 6, 36])
  assert.deepEqual(of({ risk: 'red' }), ['C', true, 4, 12])
  assert.deepEqual(of({ insured: false }), ['C', false, 4, 36], 'insurance is no duty of this trade')
  assert.deepEqual(of({ trade: 'hazchem', insured: false }), ['D', false, 12, 36])
  assert.deepEqual(of({ trade: 'mining', risk: null }), ['D', false, 4, 36], 'nobody has graded it: on the careful side')
  assert.deepEqual(of({ trade: 'construction' }), ['C', false, null, 36], 'the table says nothing of it')
  assert.deepEqual(of({ overdueMajors: 1 }), ['C', true, 4, 12])
})

test('下次检查到期:从上次检查或建档起算', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 6, max: 48 }), (atLeast, withinMonths) => {
      const due = dueAfter(null, '2026-01-05', { atLeast, withinMonths })
      assert.ok(due > '2026-01-05' && due <= addMonths('2026-01-05', withinMonths))
    }),
  )
  assert.equal(dueAfter('2026-03-31T16:30:00Z', '2020-01-01', { atLeast: 1, withinMonths: 12 }), '2027-04-01', 'the local day')
})

test('计算器:不带频次表时用本市的,带了用带来的', () => {
  const calculators = [classCalculator(() => tables)]
  assert.equal((compute(calculators, 'class', clean).value as { class: string }).class, 'C')
  const own = { ...tables, floor: { focus: { n: 2, months: 12 }, ordinary: { n: 2, months: 12 } } }
  assert.equal((compute(calculators, 'class', { ...clean, tables: own }).value as { atLeast: number }).atLeast, 2)
  assert.throws(() => compute([classCalculator(() => undefined)], 'class', clean), /tables/)
})

const facts = new URL('../../../../../shared/facts/standards/supervision_frequency.json', import.meta.url)
interface Preset {
  maximum: { rules: { industry: string; class: Record<string, number> }[] }[]
}

test('[shared] 上限表与山西公示的示例一致', { skip: existsSync(facts) ? false : '缺少 shared' }, () => {
  const { maximum } = JSON.parse(readFileSync(facts, 'utf8')) as Preset
  const rules = new Map(maximum[0]?.rules.map((one) => [one.industry, Object.values(one.class)]))
  const ours = tables.ceiling.groups.map((one) => Object.values(one.times))
  assert.deepEqual(ours, [rules.get('非煤矿山'), rules.get('危险化学品和金属冶炼'), rules.get('非高危行业')])
})
