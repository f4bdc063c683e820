import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { strFromU8, strToU8 } from 'fflate'
import { tokenHash } from '#kernel/http/run.ts'
import { asJob, asSession } from '#kernel/store/transaction.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import { anchor, anchors, proofsFor } from './anchors.ts'
import { openBundle, pack } from './bundle.ts'
import { exportCase } from './export.ts'
import { verifyLedger } from './ledger.ts'
import { type Anchor, leafOf, verifyProof } from './merkle.ts'
import { verifyBundle } from './verify.ts'

/** A hazard brought to the plan: three rows of evidence and one photo, anchored. */
async function anchored(city: City): Promise<{ id: string; held: Anchor }> {
  const [wei, lu, nong] = await city.people('wei', 'lu', 'nong')
  const hazard = await HazardCase.report(wei, city.unit('cold'))
  await hazard.register(lu, '2026-10-12')
  await hazard.plan(nong, '2026-10-10')
  await city.settled()
  const held = await anchor(city.database, city.clock.now())
  assert.ok(held)
  return { id: hazard.id, held }
}

/** Whoever holds the database: a superuser with the guarding triggers switched off. */
const tamper = (city: City, statement: string) =>
  sql.raw(`begin; set local session_replication_role = replica; ${statement}; commit`).execute(city.database.db)

const check = (city: City, held?: Anchor) => city.stored((tx) => verifyLedger(tx, null, undefined, held))

async function bundle(city: City, id: string, held: readonly number[] = []): Promise<Uint8Array> {
  const { bytes } = await city.stored((tx) => exportCase(city.kernel, tx, id, city.clock.now(), held))
  return bytes
}

const named = (findings: readonly { code: string; streamId: string | null; seq: number | null }[], id: string) =>
  findings.filter((one) => one.streamId === id).map((one) => [one.code, one.seq])

const edits = [
  { title: '内容的一个字', set: `data = replace(data, '安全出口被货物堵塞', '安全出口被货物堵寒')`, seq: 1, code: 'payload-altered' },
  { title: '签名人的姓名', set: `person_name = '陆安珉'`, seq: 2, code: 'field-altered' },
  { title: '发生的时刻', set: `at = at + interval '1 millisecond'`, seq: 3, code: 'field-altered' },
  { title: '附件登记的摘要', set: `attachments = replace(attachments, '"sha256":"', '"sha256":"0')`, seq: 1, code: 'payload-altered' },
  {
    title: '摘要本身',
    set: `hash = overlay(hash placing (case left(hash, 1) when '0' then '1' else '0' end) from 1 for 1)`,
    seq: 2,
    code: 'field-altered',
  },
] as const

story('C0.3', '超级用户改动数据库里的一条留痕:库内核验和导出包核验都指出是哪一条', async (city) => {
  const { id, held } = await anchored(city)
  const sound = await check(city, held)
  assert.deepEqual(sound.findings, [])
  assert.ok(sound.rows >= 3 && sound.anchors === 1)
  assert.deepEqual(verifyBundle(await bundle(city, id), { anchor: held }).findings, [])
  for (const { title, set, seq, code } of edits) {
    await sql.raw(`drop table if exists kysely_kept; create table kysely_kept as table evidence`).execute(city.database.db)
    await tamper(city, `update evidence set ${set} where stream_id = '${id}' and seq = ${seq}`)
    const { findings } = await check(city)
    const say = findings.find((one) => one.streamId === id && one.seq === seq && one.code === code)?.say ?? ''
    assert.match(say, new RegExp(`案件 ${id} 第 ${seq} 条留痕`), `${title}: ${JSON.stringify(findings)}`)
    assert.ok(
      findings.every((one) => one.streamId === id && (one.seq === seq || one.seq === seq + 1)),
      `${title}: only that row and its link`,
    )
    if (!set.includes('sha256')) {
      const verdict = verifyBundle(await bundle(city, id), { anchor: held })
      assert.ok(
        named(verdict.findings, id).some(([, at]) => at === seq),
        `${title}: ${JSON.stringify(verdict.findings)}`,
      )
    }
    await tamper(city, 'delete from evidence; insert into evidence select * from kysely_kept')
    assert.deepEqual((await check(city, held)).findings, [], `${title}: put back`)
  }
  await sql.raw('drop table kysely_kept').execute(city.database.db)
})

story('C0.3', '删去末尾一条、首条或整条链:按锚指出缺失;连锚一起改写的,外部持有的锚指出来', async (city) => {
  const { id, held } = await anchored(city)
  const keep = ['evidence', 'anchor', 'anchor_leaf', 'reaction']
  for (const table of keep) await sql.raw(`create table kysely_kept_${table} as table ${table}`).execute(city.database.db)
  const back = () =>
    tamper(city, keep.map((table) => `delete from ${table}; insert into ${table} select * from kysely_kept_${table}`).join('; '))

  await tamper(city, `delete from evidence where stream_id = '${id}' and seq = 3`)
  const tail = await check(city)
  assert.deepEqual(named(tail.findings, id), [['truncated', 3]])
  assert.match(tail.findings[0]?.say ?? '', /锚定时本链已有 3 条,现只有 2 条/)
  assert.ok(named(verifyBundle(await bundle(city, id)).findings, id).some(([code, seq]) => code === 'truncated' && seq === 3))
  await back()

  await tamper(city, `delete from evidence where stream_id = '${id}' and seq = 1`)
  assert.deepEqual(named((await check(city)).findings, id), [['seq-gap', 1]])
  await back()

  await tamper(city, `delete from evidence where stream_id = '${id}'`)
  assert.deepEqual(named((await check(city)).findings, id), [['truncated', 1]])
  await back()

  // 末条、锚的叶子和锚都删去,再重新锚定:账本自身相符,外部持有的锚不符。
  await tamper(
    city,
    `delete from evidence where stream_id = '${id}' and seq = 3; delete from anchor_leaf; delete from anchor;
    insert into evidence_fresh select distinct stream_kind, stream_id from evidence on conflict do nothing`,
  )
  await anchor(city.database, city.clock.now())
  assert.deepEqual((await check(city)).findings, [], 'alone it looks sound')
  const outside = (await check(city, held)).findings
  assert.deepEqual(
    outside.map((one) => [one.code, one.anchorNo]),
    [['anchor-differs', 1]],
  )
  assert.match(outside[0]?.say ?? '', /第 1 号锚:与外部持有的同号锚不同,历史已被改写/)
  await tamper(city, `update "case" set state = 'registered' where id = '${id}'; update hazard set plan = null where case_id = '${id}'`)
  assert.deepEqual(verifyBundle(await bundle(city, id)).findings, [], 'alone the bundle looks sound')
  assert.ok(verifyBundle(await bundle(city, id), { anchor: held }).findings.some((one) => one.code === 'anchor-differs'))
  await tamper(city, 'delete from anchor_leaf; delete from anchor')
  assert.deepEqual(
    (await check(city, held)).findings.map((one) => one.code),
    ['anchor-missing'],
  )
  for (const table of keep) await sql.raw(`drop table kysely_kept_${table}`).execute(city.database.db)
})

story('C0.3', '改动案件表里的一个事实、锚里的一片叶子:导出包指出事实的路径,库内核验指出叶子', async (city) => {
  const { id } = await anchored(city)
  await tamper(city, `update hazard set demand = demand || '。' where case_id = '${id}'`)
  const fact = verifyBundle(await bundle(city, id)).findings
  assert.deepEqual(
    fact.map((one) => [one.code, one.streamId, one.path]),
    [['fact-differs', id, 'facts.demand']],
  )
  await tamper(city, `update hazard set demand = left(demand, -1) where case_id = '${id}'`)
  assert.deepEqual(verifyBundle(await bundle(city, id)).findings, [])
  await tamper(city, `update hazard set plan = jsonb_set(plan, '{funds}', '80') where case_id = '${id}'`)
  assert.deepEqual(
    verifyBundle(await bundle(city, id)).findings.map((one) => one.path),
    ['facts.plan.funds'],
  )
  await tamper(city, `update hazard set plan = jsonb_set(plan, '{funds}', '800') where case_id = '${id}'`)

  // 此后案件又有进展并再次锚定:旧锚的叶子已不在新锚的根下,仍须与留痕相符。
  const [nong] = await city.people('nong')
  await nong.post(`/api/prevention/hazards/${id}/askExtension`, { rev: 3, until: '2026-10-20', reason: '需要定制防火门,供货周期较长' })
  await anchor(city.database, city.clock.now())
  assert.deepEqual((await check(city)).findings, [])
  for (const no of [1, 2]) {
    const leaf = `anchor = ${no} and stream_id = '${id}'`
    await tamper(city, `update anchor_leaf set hash = reverse(hash) where ${leaf}`)
    const { findings } = await check(city)
    const found = findings.find((one) => one.code === 'leaf-differs')
    assert.deepEqual([found?.streamId, found?.anchorNo, found?.seq], [id, no, no === 1 ? 3 : 4], JSON.stringify(findings))
    await tamper(city, `update anchor_leaf set hash = reverse(hash) where ${leaf}`)
  }
  await tamper(city, `update anchor set root = reverse(root) where no = 2`)
  assert.ok((await check(city)).findings.some((one) => one.code === 'anchor-altered' && one.anchorNo === 2))
})

story('', '应用角色对留痕和锚只能增不能改:改、删、清空都被数据库拒绝,系统任务也一样', async (city) => {
  const { id } = await anchored(city)
  const qin = await city.person('qin')
  const statements = ['evidence', 'anchor', 'anchor_leaf'].flatMap((table) => [
    `update ${table} set hash = 'x'`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ])
  for (const statement of statements) {
    const denied = (cause: { code?: string }) => cause.code === '42501' || cause.code === 'AN006'
    await assert.rejects(
      asSession(city.database, tokenHash(qin.cookie), city.clock.now(), (tx) => sql.raw(statement).execute(tx)),
      denied,
      statement,
    )
    await assert.rejects(
      asJob(city.database, 'anchor', city.clock.now(), (tx) => sql.raw(statement).execute(tx)),
      denied,
      statement,
    )
    // 表的所有者也被触发器拦下,除非先关掉触发器。
    await assert.rejects(sql.raw(statement).execute(city.database.db), (cause: { code?: string }) => cause.code === 'AN006', statement)
  }
  assert.ok((await check(city)).rows >= 3 && id)
})

story('', '没有新的留痕就没有新的锚;最新的锚证明每条链,外部所持的旧锚也能核验导出包', async (city) => {
  const { id, held } = await anchored(city)
  assert.equal(await anchor(city.database, city.clock.now()), null)
  assert.equal((await city.stored(anchors)).length, 1)
  city.clock.advance(3_600_000)
  const wei = await city.person('wei')
  const other = await HazardCase.report(wei, city.unit('cold'))
  const second = await anchor(city.database, city.clock.now())
  assert.deepEqual([second?.no, second?.prevHash], [2, held.hash])
  const streams = [id, other.id].map((streamId) => ({ streamKind: 'case' as const, streamId }))
  const proofs = await city.stored((tx) => proofsFor(tx, streams))
  assert.deepEqual(proofs.map((one) => [one.streamId, one.anchorNo]).toSorted(), streams.map((one) => [one.streamId, 2]).toSorted())
  for (const one of proofs) assert.ok(verifyProof(leafOf(one), one.proof, second?.root ?? ''))
  assert.deepEqual(verifyBundle(await bundle(city, id), { anchor: second ?? held }).findings, [])
  // 持有的是旧锚:没有它之下的证明,不能排除截断;一并导出就能核验。
  city.clock.advance(3_600_000)
  await HazardCase.report(await city.person('wei'), city.unit('cold'))
  assert.equal((await anchor(city.database, city.clock.now()))?.no, 3)
  const without = verifyBundle(await bundle(city, id), { anchor: second ?? held })
  assert.deepEqual(
    without.findings.map((one) => [one.code, one.anchorNo]),
    [['proof-missing', 2]],
  )
  const verdict = verifyBundle(await bundle(city, id, [2]), { anchor: second ?? held })
  assert.deepEqual([verdict.findings, verdict.summary.anchors], [[], 3])
})

const program = new URL('../../server/main.ts', import.meta.url).pathname

/** Runs the verifier as a stranger would: an empty environment, an empty folder, nothing of ours running. */
function verifyAlone(folder: string, ...args: string[]): Promise<{ code: number; out: string; left: string[] }> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: {}, timeout: 60_000 }
    const child = execFile(process.execPath, [program, 'verify', ...args], options, (_cause, out, wrong) =>
      resolve({ code: child.exitCode ?? -1, out: out + wrong, left: readdirSync(folder).toSorted() }),
    )
  })
}

story('C0.3', '离线核验不需要服务器、数据库和数据目录:完好的包退出码 0,改动一个字节的退出码 1 并指名哪一条', async (city) => {
  const { id, held } = await anchored(city)
  const bytes = await bundle(city, id)
  const files = openBundle(bytes)
  const text = strFromU8(files.get('evidence.jsonl') ?? new Uint8Array(0))
  const altered = text.replace('陆安民', '陆安珉')
  assert.notEqual(altered, text)
  const folder = mkdtempSync(join(tmpdir(), 'anlan-verify-'))
  try {
    writeFileSync(join(folder, 'good.zip'), bytes)
    writeFileSync(join(folder, 'bad.zip'), pack(new Map(files).set('evidence.jsonl', strToU8(altered))))
    writeFileSync(join(folder, 'anchor.json'), JSON.stringify(held))
    const before = readdirSync(folder).toSorted()
    const good = await verifyAlone(folder, 'good.zip', '--anchor', 'anchor.json')
    assert.equal(good.code, 0, good.out)
    assert.match(good.out, /核验:通过/)
    const bad = await verifyAlone(folder, 'bad.zip')
    assert.equal(bad.code, 1, bad.out)
    assert.match(bad.out, new RegExp(`案件 ${id} 第 2 条留痕`))
    assert.deepEqual([good.left, bad.left], [before, before], 'no data folder was made')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
