import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { lanes, runProgram } from './processes.ts'
import { mark } from './reporter.ts'
import type { Result } from './results.ts'
import { lastLine } from './test.ts'
import { idsOf, trace } from './trace.ts'
import { root } from './tree.ts'

const folder = `.anlan/planted-results-${process.pid}`
after(() => rmSync(`${root}${folder}`, { recursive: true, force: true }))

test('测试名开头的需求编号,只认写在最前面的,[shared] 的不算', () => {
  assert.deepEqual(idsOf('C22.4 C23.8 隐患治理闭环 [pglite]'), ['C22.4', 'C23.8'])
  assert.deepEqual(idsOf('隐患治理闭环 C22.4'), [])
  assert.deepEqual(idsOf('C22.4隐患治理'), [])
  assert.deepEqual(idsOf('C22.4 [shared] 与需求表相同'), [])
})

test('需求由通过的测试证明,有一个失败就不算,略过的不算', () => {
  const tests = [
    { name: 'C1.1 C1.2 甲 [pglite]', status: 'passed' },
    { name: 'C1.2 甲 [postgres]', status: 'failed' },
    { name: 'C1.3 乙', status: 'skipped' },
    { name: 'C9.9 丙', status: 'passed' },
  ] as const
  assert.deepEqual(trace(['C1.1', 'C1.2', 'C1.3'], tests), { shown: ['C1.1'], missing: ['C1.2', 'C1.3'], unknown: ['C9.9'] })
})

test('只数最里层的测试,父测试的名字加在前面;失败、略过、文件打不开都看得见', async () => {
  mkdirSync(`${root}${folder}`, { recursive: true })
  const head = `import { describe, test } from 'node:test'\n`
  const nested = `test('C1.1 outer', async (t) => { await t.test('one', () => {}); await t.test('two', () => { throw new Error('planted') }) })\n`
  const more = `describe('suite', () => { test('inner', () => {}); test('put off', { skip: 'a reason' }, () => {}) })\n`
  writeFileSync(`${root}${folder}/a.test.ts`, head + nested + more)
  writeFileSync(`${root}${folder}/b.test.ts`, `import './nowhere.ts'\n`)
  const reporter = ['--test-reporter=./scripts/reporter.ts', '--test-reporter-destination=stdout']
  const { code, text } = await runProgram('node', [
    '--test',
    '--test-isolation=none',
    ...reporter,
    `${folder}/a.test.ts`,
    `${folder}/b.test.ts`,
  ])
  const lines = text.split('\n').filter((line) => line.startsWith(mark))
  const found = lines.map((line) => JSON.parse(line.slice(mark.length)) as Result)
  assert.notEqual(code, 0)
  assert.deepEqual(
    found.map(({ name, status }) => `${status} ${name}`),
    ['passed C1.1 outer › one', 'failed C1.1 outer › two', 'passed suite › inner', 'skipped suite › put off', `failed ${folder}/b.test.ts`],
  )
  assert.match(text, /planted/)
  assert.match(text, /a reason/)
  assert.equal(lastLine(found), '2 passed, 2 failed, 1 skipped')
  assert.equal(lastLine([]), '0 passed, 0 failed')
})

test('并行的工作按原来的次序交回结果,同时不超过宽度', async () => {
  let busy = 0
  let most = 0
  const job = (value: number) => async () => {
    busy += 1
    most = Math.max(most, busy)
    await new Promise((resolve) => setTimeout(resolve, 5 - value))
    busy -= 1
    return value
  }
  assert.deepEqual(await lanes(2, [1, 2, 3, 4].map(job)), [1, 2, 3, 4])
  assert.equal(most, 2)
})
