import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { clause, clauseOf, clauses, isClauseNo, parts, policySince, requirementIds, requirements } from './index.ts'

const digits = '零一二三四五六七八九'

/** Chinese numeral of 1…99, spelt independently of the data under test. */
function numeral(n: number): string {
  const ten = Math.floor(n / 10)
  const one = n % 10
  const head = ten === 0 ? '' : `${ten === 1 ? '' : digits[ten]}十`
  return head + (one === 0 ? '' : digits[one])
}

test('三十八条连续编号,汉字与数字一致', () => {
  assert.deepEqual(
    clauses.map((c) => c.n),
    Array.from({ length: 38 }, (_, i) => i + 1),
  )
  for (const c of clauses) assert.equal(c.no, numeral(c.n))
})

test('六个部分各有条款,且按序排列', () => {
  assert.deepEqual(
    parts.map((p) => clauses.filter((c) => c.part === p.part).length),
    [7, 6, 6, 8, 7, 4],
  )
  const order = clauses.map((c) => c.part)
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  )
})

test('标题用自己的短语,不超过二十四字,互不重复', () => {
  for (const c of clauses) assert.ok(c.title.length > 0 && c.title.length <= 24, c.no)
  assert.equal(new Set(clauses.map((c) => c.title)).size, 38)
})

test('每条或有模块承办,或说明为何不是软件', () => {
  for (const c of clauses) {
    if (c.served) assert.ok(c.served.length > 0, c.no)
    else assert.ok(c.notSoftware.length > 0, c.no)
  }
})

test('每条的承办模块恰是其需求行的模块', () => {
  for (const c of clauses) {
    const owed = requirements.filter((r) => clauseOf(r.id) === c.n).map((r) => r.module)
    assert.deepEqual(c.served ? [...c.served].sort() : [], [...new Set(owed)].sort(), c.no)
  }
})

test('需求编号三百零六个,互不重复,所属条款都存在', () => {
  const ids = requirementIds()
  assert.equal(ids.length, 306)
  assert.equal(new Set(ids).size, 306)
  const known = new Set<number>([0, ...clauses.map((c) => c.n)])
  for (const id of ids) assert.ok(known.has(clauseOf(id)), id)
})

test('模块路径只有部分/名称或内核', () => {
  for (const { id, module } of requirements) assert.match(module, /^(kernel|[a-z]+\/[a-z-]+)$/, id)
})

test('按条号取条款;不合格的编号报错', () => {
  assert.equal(clause('二十三').n, 23)
  assert.ok(isClauseNo('三十八'))
  assert.ok(!isClauseNo('三十九'))
  assert.throws(() => clauseOf('23'), /不合格式/)
  assert.match(policySince, /^\d{4}-\d{2}-\d{2}$/)
})

const listed = new URL('../../shared/requirements.csv', import.meta.url)

test('[shared] 需求编号与模块和需求表逐行相同', { skip: existsSync(listed) ? false : '缺少 shared' }, () => {
  const text = readFileSync(listed, 'utf8')
  const rows = [...text.matchAll(/^(C\d+\.\d+),([^,\n]+),/gm)].map((m) => ({ id: m[1], module: m[2] }))
  assert.equal(rows.length, 306)
  assert.deepEqual(requirements, rows)
})

const opinion = new URL('../../shared/policy/opinion.txt', import.meta.url)

test('[shared] 条号所在部分与文件的章节一致', { skip: existsSync(opinion) ? false : '缺少 shared' }, () => {
  let part = 0
  const found: [string, number][] = []
  for (const line of readFileSync(opinion, 'utf8').split('\n')) {
    if (/^[一二三四五六]、/.test(line)) part += 1
    const no = /^\(([一二三四五六七八九十]+)\)/.exec(line)?.[1]
    if (no) found.push([no, part])
  }
  assert.deepEqual(
    found,
    clauses.map((c) => [c.no, c.part]),
  )
})
