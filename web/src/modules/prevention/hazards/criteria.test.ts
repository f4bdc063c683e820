import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byStandard, type Criterion, partsOf, sharedParts } from './criteria.ts'

const row = (key: string, score: number, item = `第${key}项`, title = '甲标准'): Criterion => ({
  key,
  standard: key,
  title,
  item,
  citation: `第${key}条`,
  confidence: 'verified',
  doubt: null,
  score,
  shared: [],
})
const keys = (rows: readonly Criterion[]) => rows.map((one) => one.key).join('')

test('先列建议和已选的,其余收起;一条不丢', () => {
  const rows = [row('a', 0.9), row('b', 0.4), row('c', 0), row('d', 0)]
  const { first, rest } = partsOf(rows, '', 'd')
  assert.equal(keys(first), 'abd')
  assert.equal(keys(rest), 'c')
})

test('没有建议时先列的为空,全部在其余里', () => {
  const { first, rest } = partsOf([row('a', 0), row('b', 0)], ' ', null)
  assert.equal(first.length, 0)
  assert.equal(keys(rest), 'ab')
})

test('查找在全部标准里找,各个词都要有', () => {
  const rows = [row('a', 0.9, '疏散通道被占用'), row('b', 0, '自动消防设施瘫痪'), row('c', 0, '消防车通道被占用')]
  assert.equal(keys(partsOf(rows, '通道 占用', null).first), 'ac')
  assert.equal(keys(partsOf(rows, '瘫痪', 'a').first), 'b')
  assert.equal(partsOf(rows, '没有', null).first.length, 0)
})

test('按标准归组,次序不变', () => {
  const groups = byStandard([row('a', 0, '一', '甲'), row('b', 0, '二', '乙'), row('c', 0, '三', '甲')])
  assert.deepEqual(
    groups.map((one) => [one.title, keys(one.rows)]),
    [
      ['甲', 'ac'],
      ['乙', 'b'],
    ],
  )
})

test('相同的字词连成整词来说,不重复', () => {
  const item = '速冻装置未设单独作业间,作业间超员'
  assert.deepEqual(sharedParts({ item, shared: ['速冻', '冻装', '装置', '作业', '业间'] }), ['速冻装置', '作业间'])
  assert.deepEqual(sharedParts({ item, shared: [] }), [])
  assert.deepEqual(sharedParts({ item, shared: ['没有'] }), [])
})
