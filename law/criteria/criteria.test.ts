import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { findAct } from '../acts.ts'
import { articleKnown, inForce } from '../basis.ts'
import { industries, isIndustry } from '../gbt4754.ts'
import { type TradeCode, tradeOf, trades } from '../high-risk.ts'
import { applies, type Criterion, criteriaFor, criteriaNote, criteriaOn, criterion, criterionBasis, standardsMissing } from './index.ts'

const today = '2026-11-23'
const all = criteriaOn(today)
const standardsOf = (list: readonly Criterion[]): readonly string[] => [...new Set(list.map((one) => one.standard))]
const offered = (trade: TradeCode | null, industry: string | null): readonly string[] => standardsOf(criteriaFor(trade, industry, today))

const general = ['mh.gm.3', 'mh.gm.11', 'mh.gm.12', 'mh.gm.13']
const noncoal = ['mh.nc.underground', 'mh.nc.openpit', 'mh.nc.tailings', 'mh.nc.supp2024']
const same = (found: readonly string[], expected: readonly string[]) => assert.deepEqual([...found].sort(), [...expected].sort())

/** Read in the criteria themselves: how many items each article or list has. */
const counts: Readonly<Record<string, number>> = {
  ...{ 'mh.gm.3': 3, 'mh.gm.4': 8, 'mh.gm.5': 13, 'mh.gm.6': 8, 'mh.gm.7': 7, 'mh.gm.8': 7, 'mh.gm.9': 2, 'mh.gm.10': 2 },
  ...{ 'mh.gm.11': 10, 'mh.gm.12': 2, 'mh.gm.13': 2, 'mh.hc.121': 20, 'mh.fw.121': 20 },
  ...{ 'mh.nc.underground': 32, 'mh.nc.openpit': 13, 'mh.nc.tailings': 19, 'mh.nc.supp2024': 8, 'mh.coal.reg36': 17 },
  ...{ 'mh.jz.4': 5, 'mh.jz.5': 4, 'mh.jz.6': 4, 'mh.jz.7': 3, 'mh.jz.8': 9, 'mh.jz.9': 5, 'mh.jz.10': 2, 'mh.jz.11': 4 },
  ...{ 'mh.jz.12': 2, 'mh.jz.13': 7, 'mh.jz.14': 3, 'mh.jz.15': 3, 'mh.jz.16_17': 2, 'mh.fire.summary': 10 },
}

test('每部判定标准的项数与原文一致,键不重复', () => {
  const found = Object.fromEntries(standardsOf(all).map((id) => [id, all.filter((one) => one.standard === id).length]))
  assert.deepEqual(found, counts)
  assert.equal(new Set(all.map((one) => one.key)).size, all.length)
  for (const one of all) assert.equal(criterion(one.key), one)
  assert.equal(criterion('mh.gm.12#3'), undefined)
})

test('每项引用的法条存在、当日有效,起始日与法条表一致', () => {
  for (const one of all) {
    const basis = criterionBasis(one)
    assert.ok(articleKnown(basis) && inForce(basis, one.since), one.key)
    assert.equal(findAct(one.act)?.since, one.since, one.key)
  }
})

test('施行日当日起可用,前一日不可用;日期不合格式即报错', () => {
  const has = (date: string, standard: string) => standardsOf(criteriaOn(date)).includes(standard)
  assert.ok(!has('2023-05-14', 'mh.gm.12') && has('2023-05-15', 'mh.gm.12'))
  assert.ok(!has('2024-12-12', 'mh.jz.5') && has('2024-12-13', 'mh.jz.5'))
  assert.ok(!has('2024-04-22', 'mh.nc.supp2024') && has('2024-04-23', 'mh.nc.supp2024'))
  assert.deepEqual(criteriaOn('2017-11-12'), [])
  assert.equal(applies('mh.gm.12#2', 'light_industry', 'C1361', '2023-05-14'), false)
  assert.equal(applies('mh.gm.12#2', 'light_industry', 'C1361', '2023-05-15'), true)
  for (const call of [() => criteriaOn('2026-1-1'), () => criteriaFor(null, null, '今天'), () => applies('x', null, null, '')])
    assert.throws(call, /YYYY-MM-DD/)
})

test('存疑的项目标出疑点和未核实,不删除', () => {
  assert.match(criterion('mh.hc.121#1')?.doubt ?? '', /AQ 3067-2026.*2026-09-30/)
  assert.equal(criterion('mh.hc.121#1')?.confidence, 'verified')
  assert.match(criterion('mh.hc.121#20')?.doubt ?? '', /第20项未经核对/)
  assert.equal(criterion('mh.hc.121#20')?.confidence, 'unconfirmed')
  assert.match(criterion('mh.fire.summary#1')?.doubt ?? '', /GB 35181-2025/)
  const unsure = all.filter((one) => one.confidence === 'unconfirmed')
  assert.equal(unsure.length, 13)
  for (const one of unsure) assert.ok(one.doubt, one.key)
  assert.equal(criterion('mh.gm.12#2')?.doubt, undefined)
  assert.equal(criteriaNote, '转述,现场判定须依据原条文确认')
})

test('工贸:行业小类定专条,通用、粉尘、液氨、有限空间各行业都有', () => {
  const cases: [TradeCode | null, string | null, readonly string[]][] = [
    ['light_industry', 'C1361', ['mh.gm.8']],
    [null, 'C1361', ['mh.gm.8']],
    ['metallurgy', 'C3120', ['mh.gm.4']],
    ['metallurgy', 'C3216', ['mh.gm.5']],
    ['metallurgy', 'C3391', ['mh.gm.7']],
    ['light_industry', 'C3011', ['mh.gm.6']],
    ['light_industry', 'C3054', ['mh.gm.8']],
    ['light_industry', 'C3670', ['mh.gm.7']],
    ['light_industry', 'C3841', ['mh.gm.7', 'mh.gm.8']],
    ['light_industry', 'C1711', ['mh.gm.9']],
    ['light_industry', 'C1620', ['mh.gm.10']],
    ['commerce', 'F5211', []],
    ['commerce', null, []],
    ['metallurgy', null, ['mh.gm.4', 'mh.gm.5']],
    ['light_industry', 'C9999', ['mh.gm.6', 'mh.gm.7', 'mh.gm.8', 'mh.gm.9', 'mh.gm.10']],
  ]
  for (const [trade, industry, own] of cases) same(offered(trade, industry), [...general, ...own])
})

test('高危行业各用各的标准,煤与非煤分开', () => {
  same(offered('hazchem', 'C2614'), ['mh.hc.121'])
  same(offered('fireworks', 'C2672'), ['mh.fw.121'])
  same(offered('mining', 'B0610'), ['mh.coal.reg36'])
  same(offered(null, 'B0911'), noncoal)
  same(offered('mining', null), [...noncoal, 'mh.coal.reg36'])
  same(offered('building_fire', 'H6110'), ['mh.fire.summary'])
  same(
    offered('construction', 'E4710'),
    Object.keys(counts).filter((id) => id.startsWith('mh.jz.')),
  )
  assert.deepEqual(offered(null, null), [])
  assert.deepEqual(offered(null, 'A0111'), [])
})

test('没有细目的行业给空表,并说明缺哪部标准', () => {
  const numbers = (trade: TradeCode | null, industry: string | null = null) => standardsMissing(trade, industry).map((one) => one.number)
  for (const trade of ['gas', 'power', 'civil_explosive', 'special_equipment', 'transport', 'fishery'] as const)
    assert.deepEqual(criteriaFor(trade, null, today), [], trade)
  assert.deepEqual(numbers('gas'), ['建城规〔2023〕4号'])
  assert.deepEqual(numbers('power'), ['国家发展改革委令第41号(2026)'])
  assert.deepEqual(numbers('civil_explosive'), ['工信部安全〔2024〕234号'])
  assert.deepEqual(numbers('special_equipment'), ['GB 45067-2024'])
  assert.deepEqual(numbers('building_fire'), ['GB 35181-2025'])
  assert.deepEqual(numbers('hazchem'), ['AQ 3067-2026'])
  assert.deepEqual(numbers('mining', 'B0610'), ['应急管理部令第21号'])
  assert.deepEqual(numbers('mining', 'B0911'), [])
  for (const trade of ['light_industry', 'transport', 'fishery'] as const) assert.deepEqual(numbers(trade), [], trade)
})

test('别的行业的判定项不适用', () => {
  assert.ok(applies('mh.gm.12#2', 'light_industry', 'C1361', today))
  for (const key of ['mh.jz.5#1', 'mh.hc.121#1', 'mh.gm.4#1', 'mh.gm.9#1', 'mh.gm.12#9', ''])
    assert.equal(applies(key, 'light_industry', 'C1361', today), false, key)
  for (const trade of ['construction', 'hazchem', 'gas', 'mining'] as const)
    assert.equal(applies('mh.gm.12#2', trade, null, today), false, trade)
  assert.equal(applies('mh.gm.12#2', null, null, today), false)
})

test('任何行业领域与小类:所列即所适用,且都属于该行业领域', () => {
  const trade = fc.constantFrom(null, ...trades.map((one) => one.code))
  const line = fc.constantFrom(null, ...industries.map((one) => one.code))
  fc.assert(
    fc.property(trade, line, fc.constantFrom('2018-06-30', '2023-06-01', today), (of, at, date) => {
      const given = new Set(criteriaFor(of, at, date).map((one) => one.key))
      const own = of ?? (at === null ? null : tradeOf(at))
      for (const one of all) {
        assert.equal(applies(one.key, of, at, date), given.has(one.key))
        if (given.has(one.key)) assert.ok(own !== null && one.trades.includes(own) && one.since <= date, one.key)
      }
    }),
  )
})

test('适用行业的代码都在 GB/T 4754 中', () => {
  for (const one of all) for (const prefix of one.industries) assert.ok(isIndustry(prefix), `${one.standard} ${prefix}`)
})

const facts = new URL('../../../shared/facts/law/major-hazard-criteria.json', import.meta.url)
interface Fact {
  readonly id: string
  readonly title_zh: string
  readonly law: string
  readonly effective_from: string
  readonly value: { readonly items?: readonly FactItem[]; readonly direct_items?: readonly FactItem[] }
}
type FactItem = { readonly item: string }

test('[shared] 各项文字、名称、起始日与事实库一致,35 条一条不缺', { skip: existsSync(facts) ? false : '缺少 shared' }, () => {
  const { entries } = JSON.parse(readFileSync(facts, 'utf8')) as { entries: readonly Fact[] }
  const missing = trades.flatMap((one) => standardsMissing(one.code)).map((one) => one.id)
  for (const fact of entries) {
    const items = fact.value.items ?? fact.value.direct_items ?? []
    const own = all.filter((one) => one.standard === fact.id)
    assert.deepEqual(
      own.map((one) => one.text),
      items.map((one) => one.item),
      fact.id,
    )
    if (own.length === 0)
      assert.ok(
        missing.some((id) => id.startsWith(fact.id)),
        fact.id,
      )
    for (const one of own)
      assert.deepEqual([one.title, findAct(one.act)?.title, one.since], [fact.title_zh, fact.law, fact.effective_from], one.key)
  }
  assert.equal(entries.length, 35)
})
