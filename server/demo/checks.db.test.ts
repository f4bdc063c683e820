import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import { demo } from '#test/demo.ts'

test('演示数据里的自查:有按时的、漏查的、次次全正常的、文字雷同的;留痕核验无误', async () => {
  const { count, rows, read } = await demo()
  assert.ok((await count('self_check')) > 150)
  assert.ok((await count('self_check where fixed > 0')) > 5)
  const due = await rows<{ late: number; run: number; alike: number }>(`
    select (select count(*) from unit_checklist where next_due < '2026-03-01')::int as late,
      (select count(*) from (select enterprise from self_check group by 1 having count(*) >= 10 and sum(faults) = 0) n)::int as run,
      (select count(*) from (select enterprise from self_check where note is not null group by enterprise, note having count(*) >= 3) n)::int as alike`)
  assert.ok((due[0]?.late ?? 0) > 0 && (due[0]?.run ?? 0) > 0 && (due[0]?.alike ?? 0) > 0, JSON.stringify(due))
  assert.equal(await count('attachment where enterprise is not null'), 2 * (await count('self_check where fixed > 0')))
  assert.equal(await count(`unit_checklist a join enterprise e on e.id = a.enterprise where e.name = '南宁澄帆冷链食品有限公司'`), 3)
  assert.deepEqual((await read((tx) => verifyLedger(tx, null))).findings, [])
})
