import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  industries,
  industry,
  industryPath,
  isHighRisk,
  isIndustry,
  isTrade,
  tradeOf,
  trades,
  usccDepartments,
  usccRegistrar,
} from './index.ts'

test('国民经济行业分类数目等于标准公布的数目', () => {
  const count = (level: string) => industries.filter((i) => i.level === level).length
  assert.deepEqual(['section', 'division', 'group', 'class'].map(count), [20, 97, 473, 1381])
  assert.equal(new Set(industries.map((i) => i.code)).size, 1971)
})

test('每个行业的上级都存在,路径自门类到小类', () => {
  for (const { code } of industries) {
    const path = industryPath(code)
    assert.equal(path.at(-1)?.code, code)
    assert.equal(path.length, { 1: 1, 3: 2, 4: 3, 5: 4 }[code.length], code)
  }
  assert.deepEqual(
    industryPath('C2671').map((i) => i.name),
    ['制造业', '化学原料和化学制品制造业', '炸药、火工及焰火产品制造', '炸药及火工产品制造'],
  )
  assert.deepEqual(industryPath('Z9999'), [])
  assert.equal(industry('c2671'), undefined)
  assert.ok(!isIndustry('2671'))
})

test('行业领域:不超过十四个,八个高危,前缀都在分类表内且不重复', () => {
  assert.ok(trades.length <= 14)
  assert.equal(trades.filter((t) => isHighRisk(t.code)).length, 8)
  const prefixes = trades.flatMap((t) => t.industries)
  assert.equal(new Set(prefixes).size, prefixes.length)
  for (const p of prefixes) assert.ok(isIndustry(p), p)
})

test('最长前缀定领域', () => {
  const expected = {
    C2671: 'civil_explosive',
    C2672: 'fireworks',
    C2611: 'hazchem',
    B0610: 'mining',
    E4710: 'construction',
    G5435: 'transport',
    G5942: 'hazchem',
    F5265: 'hazchem',
    F5211: 'commerce',
    C1311: 'light_industry',
    C3120: 'metallurgy',
    A0411: 'fishery',
    H6110: 'building_fire',
    H6210: 'commerce',
    D4512: 'gas',
    D4411: 'power',
    A0111: null,
    X: null,
  }
  for (const [code, trade] of Object.entries(expected)) assert.equal(tradeOf(code), trade, code)
  assert.ok(isTrade('mining'))
  assert.ok(!isTrade('banking'))
})

test('社会信用代码前两位说明登记部门与类别', () => {
  assert.deepEqual(usccRegistrar('91110000802100433B'), { department: '市场监管(工商)', kind: '企业' })
  assert.deepEqual(usccRegistrar('11100000MB0143028R'), { department: '机构编制', kind: '机关' })
  assert.equal(usccRegistrar('94'), null)
  assert.equal(usccRegistrar(''), null)
})

const folder = new URL('../../shared/facts/standards/', import.meta.url)
const skip = existsSync(folder) ? false : '缺少 shared'
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))

test('[shared] 行业分类与事实库逐行相同', { skip }, () => {
  const file = read('gbt4754_2017_industry.json') as { rows: [string, string][] }
  assert.deepEqual(
    industries.map((i) => [i.code, i.name]),
    file.rows,
  )
})

test('[shared] 高危行业的代码与事实库相同', { skip }, () => {
  const file = read('high_risk_industries.json') as { rows: { id: string; codes: string[] }[] }
  assert.deepEqual(
    trades.filter((t) => t.highRisk).map((t) => ({ id: t.code, codes: [...t.industries] })),
    file.rows.map(({ id, codes }) => ({ id, codes })),
  )
})

test('[shared] 登记管理部门表与事实库相同', { skip }, () => {
  const file = read('uscc_gb32100.json') as { departments: { code: string; name: string; types: object }[] }
  assert.deepEqual(
    usccDepartments.map(({ code, name, kinds }) => ({ code, name, types: { ...kinds } })),
    file.departments,
  )
})
