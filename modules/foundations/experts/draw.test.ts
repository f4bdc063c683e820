import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Body, pick, sift } from './draw.ts'

const free = (organ: string, more: Partial<Body> = {}): Body => ({
  organ,
  name: `机构${organ}`,
  trades: ['light_industry'],
  licensedUntil: '2028-12-31',
  suspendedUntil: null,
  ties: [],
  people: [],
  ...more,
})
const occasion = { trade: 'light_industry', recused: [], on: '2026-09-21' }
const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10))
const keys = fc.uniqueArray(fc.stringMatching(/^evaluator\.[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 12 })
const seeds = fc.stringMatching(/^[0-9a-f]{64}$/)

const bodies = keys.chain((organs) =>
  fc.tuple(
    ...organs.map((organ) =>
      fc
        .record({
          trades: fc.subarray(['light_industry', 'commerce', 'construction']),
          licensedUntil: day,
          suspendedUntil: fc.option(day),
          ties: fc.array(fc.record({ kind: fc.constantFrom('contract', 'person', 'recused'), since: day, until: fc.option(day) }), {
            maxLength: 2,
          }),
          people: fc.array(
            fc.constantFrom(
              { name: '某人', kind: 'post', detail: '安全管理员' },
              { name: '甲某', kind: 'head', detail: 'actualController' },
            ),
            {
              maxLength: 1,
            },
          ),
        })
        .map((one) => free(organ, one)),
    ),
  ),
)

/** The rule said a second time, as bare conditions. */
const mayJudge = (body: Body, trade: string, recused: readonly string[], on: string) =>
  body.trades.includes(trade) &&
  on <= body.licensedUntil &&
  !(body.suspendedUntil !== null && on <= body.suspendedUntil) &&
  body.ties.every((tie) => on < tie.since || (tie.until !== null && tie.until <= on)) &&
  body.people.length === 0 &&
  !recused.includes(body.organ)

test('候选的恰好是没有任何妨碍的机构,其余每家都有中文理由;从不抽中被排除的', () => {
  fc.assert(
    fc.property(bodies, seeds, day, fc.integer({ min: 0, max: 3 }), (all, seed, on, some) => {
      const recused = all.slice(0, some).map((one) => one.organ)
      const { candidates, excluded } = sift(all, { trade: 'light_industry', recused, on })
      const expected = all.filter((one) => mayJudge(one, 'light_industry', recused, on)).map((one) => one.organ)
      assert.deepEqual(
        candidates.map((one) => one.organ),
        expected.sort(),
      )
      assert.equal(candidates.length + excluded.length, all.length)
      for (const one of excluded) assert.match(one.why, /[一-鿿]/)
      const drawn = pick(seed, candidates)
      assert.equal(drawn === undefined, expected.length === 0)
      if (drawn) assert.ok(expected.includes(drawn.organ))
    }),
  )
})

test('同一种子、同一名单,谁来重抽都是同一家;名单的次序不影响结果', () => {
  fc.assert(
    fc.property(seeds, keys, fc.infiniteStream(fc.nat()), (seed, organs, dice) => {
      const named = organs.map((organ) => ({ organ, name: organ }))
      const shuffled = named.map((one) => ({ one, at: dice.next().value ?? 0 })).sort((a, b) => a.at - b.at)
      assert.deepEqual(
        pick(seed, named),
        pick(
          seed,
          shuffled.map(({ one }) => one),
        ),
      )
    }),
  )
})

test('按公开的算法用手重算一次,结果相同', () => {
  const organs = ['evaluator.c', 'evaluator.a', 'evaluator.b']
  const seed = '00ff'
  const digest = createHash('sha256').update('00ff\nevaluator.a\nevaluator.b\nevaluator.c').digest('hex')
  const expected = ['evaluator.a', 'evaluator.b', 'evaluator.c'][Number(BigInt(`0x${digest}`) % 3n)]
  assert.equal(
    pick(
      seed,
      organs.map((organ) => ({ organ, name: organ })),
    )?.organ,
    expected,
  )
})

test('六千次抽取,五家机构各得五分之一上下', () => {
  const named = ['a', 'b', 'c', 'd', 'e'].map((organ) => ({ organ, name: organ }))
  const counts = new Map<string, number>()
  for (let turn = 0; turn < 6000; turn++) {
    const organ = pick(createHash('sha256').update(String(turn)).digest('hex'), named)?.organ ?? ''
    counts.set(organ, (counts.get(organ) ?? 0) + 1)
  }
  // Five cells of 1,200 each: a standard deviation is 31, and chi squared with four degrees of freedom stays below 18.5 in 999 of 1,000.
  const chi = [...counts.values()].reduce((sum, n) => sum + (n - 1200) ** 2 / 1200, 0)
  assert.equal(counts.size, 5)
  assert.ok(chi < 18.5, `chi squared ${chi}`)
})

test('半开区间和最后一日:关系自起始日起、至终止日止(当日不含),资质和暂停当日仍算', () => {
  const on = '2026-09-21'
  const kept = (body: Body) => sift([body], { ...occasion, on }).candidates.length === 1
  const tie = (since: string, until: string | null) => free('a', { ties: [{ kind: 'contract', since, until }] })
  assert.deepEqual(
    [tie('2026-09-21', null), tie('2026-09-22', null), tie('2026-01-01', '2026-09-21'), tie('2026-01-01', '2026-09-22')].map(kept),
    [false, true, true, false],
  )
  assert.deepEqual(
    ['2026-09-20', '2026-09-21'].map((licensedUntil) => kept(free('a', { licensedUntil }))),
    [false, true],
  )
  assert.deepEqual(
    ['2026-09-20', '2026-09-21'].map((suspendedUntil) => kept(free('a', { suspendedUntil }))),
    [true, false],
  )
})

test('排除的理由逐条说明,同样的话只说一次', () => {
  const body = free('a', {
    trades: ['commerce'],
    ties: [
      { kind: 'contract', since: '2026-01-01', until: null },
      { kind: 'contract', since: '2026-02-01', until: null },
    ],
    people: [{ name: '冯评估', kind: 'post', detail: '安全顾问' }],
  })
  const [only] = sift([body], { ...occasion, recused: ['a'] }).excluded
  assert.equal(only?.why, '评估范围不含该行业;本案中已申请回避;与该单位有利害关系(服务合同);冯评估现在或曾在该单位任职(安全顾问)')
})
