import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nanning } from '#cities/nanning/index.ts'
import { compute } from '#kernel/indicator/calculator.ts'
import { type Limits, limitsOf, type RiskInput, riskInput } from './inputs.ts'
import { goesWith, proposeLevel, riskCalculator } from './level.ts'
import { type RiskLevel, riskLevels } from './rule.ts'

const pack = (confirmedAt: string | null): Limits =>
  limitsOf((key) => {
    const found = nanning.parameters().find((one) => one.key === key)
    return found && { ...found, confirmedAt }
  })
const confirmed = pack('2026-01-01T00:00:00.000Z')
const unconfirmed = pack(null)
const known = (given: Partial<RiskInput>): RiskInput => riskInput.parse({ on: '2026-11-23', ...given })
const level = (given: Partial<RiskInput>, limits = confirmed) => proposeLevel(known(given), limits).level
const none = { red: 0, orange: 0, yellow: 0, blue: 0 }

test('危化诊断分级按百分制:60、75、90 分三条线,下限归高分一档', () => {
  const bands: [number, RiskLevel][] = [
    [59.99, 'red'],
    [60, 'orange'],
    [74.99, 'orange'],
    [75, 'yellow'],
    [89.99, 'yellow'],
    [90, 'blue'],
  ]
  for (const [score, colour] of bands) assert.equal(level({ score }, unconfirmed), colour, String(score))
  assert.equal(level({ score: 95, noDesign: true }, unconfirmed), 'red')
})

test('就高、数量、重大危险源、高危行业、事故、逾期隐患各自成立', () => {
  assert.equal(level({}), null)
  assert.equal(level({ points: { ...none, yellow: 1, blue: 3 } }), 'yellow')
  assert.equal(level({ points: { ...none, blue: 3 } }), 'blue')
  assert.equal(level({ points: { ...none, blue: 4 } }), 'yellow')
  assert.equal(level({ points: { ...none, yellow: 3 } }), 'orange')
  assert.equal(level({ points: { ...none, orange: 1 } }), 'orange')
  assert.equal(level({ points: { ...none, orange: 2 } }), 'red')
  assert.deepEqual(
    [1, 2, 3, 4].map((installation) => level({ installation })),
    ['red', 'red', 'orange', 'orange'],
  )
  assert.equal(level({ trade: 'mining' }), 'yellow')
  assert.equal(level({ trade: 'commerce' }), null)
  assert.equal(level({ overdue: 2 }), null)
  assert.equal(level({ overdue: 3 }), 'yellow')
  assert.equal(level({ trade: 'mining', overdue: 3 }), 'orange')
})

test('死亡事故满一年起不再计入;两起或者一次三人以上的为红', () => {
  const one = [{ on: '2025-11-23', deaths: 1 }]
  assert.equal(level({ on: '2026-11-22', trade: 'mining', accidents: one }), 'orange')
  assert.equal(level({ on: '2026-11-23', trade: 'mining', accidents: one }), 'yellow')
  assert.equal(level({ accidents: [{ on: '2026-11-24', deaths: 1 }] }), null, 'not yet')
  assert.equal(level({ accidents: [{ on: '2026-11-20', deaths: 0 }] }), null)
  assert.equal(level({ accidents: [{ on: '2026-11-20', deaths: 3 }] }), 'red')
  assert.equal(level({ accidents: [...one, { on: '2026-06-01', deaths: 1 }], on: '2026-11-01' }), 'red')
})

test('能最快做到的排在最前,行业决定的排在最后', () => {
  const { contributions } = proposeLevel(known({ trade: 'hazchem', score: 80, overdue: 4, points: { ...none, orange: 1 } }), confirmed)
  assert.deepEqual(
    contributions.map((one) => [one.code, one.without]),
    [
      ['overdue', 'orange'],
      ['points', 'orange'],
      ['score', 'red'],
      ['trade', 'red'],
    ],
  )
})

test('只有下限时,定得更高不算不同意;有风险点或得分的,不同就要复核', () => {
  const floor = proposeLevel(known({ trade: 'mining' }), confirmed)
  assert.deepEqual(
    [...riskLevels, null].map((grade) => goesWith(grade, floor)),
    [true, true, true, false, false],
  )
  const whole = proposeLevel(known({ trade: 'mining', points: { ...none, yellow: 1 } }), confirmed)
  assert.deepEqual(
    [...riskLevels, null].map((grade) => goesWith(grade, whole)),
    [false, false, true, false, false],
  )
})

test('命令行和网页用同一个计算器,写明规则版本', () => {
  const computed = compute([riskCalculator(() => unconfirmed)], 'risk', { on: '2026-11-23', score: 60, overdue: 9 })
  assert.deepEqual([computed.version, (computed.value as { level: string }).level], ['1', 'orange'])
  assert.equal(computed.steps.at(-1)?.say, '建议等级:橙色;连同未确认的规则为红色')
})

const day = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2024, 6, 1) + n * 86_400_000).toISOString().slice(0, 10))
const few = fc.integer({ min: 0, max: 6 })
const inputs: fc.Arbitrary<RiskInput> = fc.record({
  on: day,
  trade: fc.constantFrom('mining', 'hazchem', 'commerce', 'gas', null),
  points: fc.option(fc.record({ red: few, orange: few, yellow: few, blue: few })),
  installation: fc.option(fc.integer({ min: 1, max: 4 })),
  score: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  noDesign: fc.boolean(),
  accidents: fc.array(fc.record({ on: day, deaths: few }), { maxLength: 3 }),
  overdue: few,
})
const rank = (one: RiskLevel | null) => (one === null ? riskLevels.length : riskLevels.indexOf(one))
const worse: readonly ((given: RiskInput) => RiskInput)[] = [
  (one) => ({ ...one, overdue: one.overdue + 1 }),
  (one) => ({ ...one, noDesign: true }),
  (one) => ({ ...one, accidents: [...one.accidents, { on: one.on, deaths: 1 }] }),
  (one) => ({ ...one, installation: Math.max(1, (one.installation ?? 5) - 1) }),
  (one) => ({ ...one, score: Math.max(0, (one.score ?? 100) - 10) }),
  (one) => ({ ...one, points: { ...(one.points ?? none), orange: (one.points?.orange ?? 0) + 1 } }),
]

test('任何一项变坏,建议等级只升不降;同样的输入同样的结果', () => {
  fc.assert(
    fc.property(inputs, fc.constantFrom(...worse), (given, worsen) => {
      const before = proposeLevel(given, confirmed)
      assert.ok(rank(proposeLevel(worsen(given), confirmed).level) <= rank(before.level))
      assert.deepEqual(proposeLevel(structuredClone(given), structuredClone(confirmed)), before)
    }),
  )
})

test('没有确认的规则只作参考,不影响建议等级;去掉一项的结果不高于原来', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const { level: proposed, reference, contributions } = proposeLevel(given, unconfirmed)
      const verified = contributions.filter((one) => one.counts)
      assert.ok(verified.every((one) => one.code === 'score' || one.code === 'noDesign'))
      assert.equal(proposed === null, verified.length === 0)
      assert.ok(rank(reference) <= rank(proposed))
      for (const one of contributions) assert.ok(rank(one.without) >= rank(one.counts ? proposed : reference), one.code)
    }),
  )
})
