import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterpriseInput } from './contract.ts'
import { findIndustries, tradeRows } from './queries.ts'

test('industries are found by code with or without its letter, by name, and by the name of a class above', () => {
  assert.equal(findIndustries('C2671').rows[0]?.code, 'C2671')
  assert.equal(findIndustries('2671').rows[0]?.code, 'C2671')
  const [first] = findIndustries('炸药及火工').rows
  assert.deepEqual(first?.path.slice(0, 2), ['制造业', '化学原料和化学制品制造业'])
  const mines = findIndustries('煤炭开采和洗选业').rows
  assert.ok(mines.length > 1 && mines.every((row) => row.code.startsWith('B06')))
  assert.deepEqual(findIndustries('没有这种行业').rows, [])
})

test('every industry offered may be registered, and no more than a page of them is sent', () => {
  const { rows } = findIndustries('')
  assert.equal(rows.length, 50)
  for (const row of rows) assert.ok(enterpriseInput.shape.industry.safeParse(row.code).success, row.code)
})

test('trades are offered with Chinese labels, each once', () => {
  const { rows } = tradeRows()
  assert.equal(new Set(rows.map((row) => row.label)).size, rows.length)
  assert.ok(rows.length >= 8 && rows.every((row) => /\p{Script=Han}/u.test(row.label)))
})
