import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { tokenHash } from '#kernel/http/run.ts'
import { story } from '#test/city.ts'
import { HazardCase } from '#test/hazard.ts'
import { asJob, asSession, probeScope, unscoped } from './transaction.ts'

/** Tables that hold rows here, as a job of the system sees them. */
const listed = sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'kysely%' and c.relname <> 'spatial_ref_sys'`

story('', '没有身份就什么也看不见:每一张表逐一查过,空的身份设置和不认识的会话也一样', async (city) => {
  const wei = await city.person('wei')
  await HazardCase.report(wei, city.unit('cold'))
  const tables = (await listed.execute(city.database.db)).rows.map((row) => row.name)
  const filled = await counted(tables, (read) => city.database.db.connection().execute(read))
  for (const name of ['case', 'evidence', 'person', 'session', 'credential', 'enterprise', 'place', 'attachment', 'command_log']) {
    assert.ok((filled.get(name) ?? 0) > 0, `${name} holds rows that could leak`)
  }
  const none = new Map(tables.map((name) => [name, 0]))
  assert.deepEqual(await counted(tables, (read) => unscoped(city.database, read)), none)
  const nobody = tokenHash('no such token')
  assert.deepEqual(await counted(tables, (read) => asSession(city.database, nobody, city.clock.now(), read)), none)
  const blank = `select set_config('anlan.' || name, '', true) from unnest(array['scope','job','place','person','organ','trades','enterprise','own_units']) as name`
  assert.deepEqual(
    await counted(tables, (read) =>
      unscoped(city.database, async (tx) => {
        await sql.raw(blank).execute(tx)
        return read(tx)
      }),
    ),
    none,
  )
  await probeScope(city.database)
})

async function counted(
  tables: readonly string[],
  reading: (read: (tx: Parameters<Parameters<typeof unscoped>[1]>[0]) => Promise<Map<string, number>>) => Promise<Map<string, number>>,
): Promise<Map<string, number>> {
  const each = tables.map((name) => `select '${name}' as name, count(*)::int as count from public."${name}"`)
  return reading(async (tx) => {
    const { rows } = await sql.raw<{ name: string; count: number }>(each.join(' union all ')).execute(tx)
    return new Map(rows.map((row) => [row.name, row.count]))
  })
}

story('', '启动自检:一条漏了的策略、一张没有强制行级安全的表,程序拒绝启动并指名', async (city) => {
  const run = (text: string) => sql.raw(text).execute(city.database.db)
  await run('create table scratch_leak (id int); insert into scratch_leak values (1); grant select on scratch_leak to anlan_app')
  try {
    await assert.rejects(probeScope(city.database), /without forced row-level security: scratch_leak$/)
    await run('alter table scratch_leak enable row level security')
    await assert.rejects(probeScope(city.database), /without forced row-level security: scratch_leak$/, 'enabled is not forced')
    await run('alter table scratch_leak force row level security')
    await probeScope(city.database)
    await run('create policy leaky on scratch_leak using (true)')
    await assert.rejects(probeScope(city.database), /visible without a scope: scratch_leak$/)
  } finally {
    await run('drop table scratch_leak')
  }
  await probeScope(city.database)
})

story('', '前一个事务用过的设置不会变成后一个事务的权限:留下的空值不是所有区划的根', async (city) => {
  const [wei, lu] = await city.people('wei', 'lu')
  await HazardCase.report(wei, city.unit('cold'))
  await city.database.db.connection().execute(async (tx) => {
    // On this very connection a territory has been set and dropped: the setting now answers '' and no longer null.
    await sql.raw("begin; select set_config('anlan.place', 'p45.p4501', true); commit").execute(tx)
    const { rows: left } = await sql<{ raw: string | null; place: string | null }>`
      select current_setting('anlan.place', true) as raw, my.place()::text as place`.execute(tx)
    assert.deepEqual(left, [{ raw: '', place: null }])
    await sql.raw("begin; set local role anlan_app; select set_config('anlan.scope', 'territory', true)").execute(tx)
    try {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from "case"`.execute(tx)
      assert.deepEqual(rows, [{ count: 0 }], 'a territory without a place is not every place')
    } finally {
      await sql.raw('rollback').execute(tx)
    }
  })
  // A post of the system after an officer on the same connection keeps nothing of him, and the other way round.
  const who = sql<{ place: string | null; job: string | null }>`select my.place()::text as place, my.job() as job`
  const inTurn = [
    await asSession(city.database, tokenHash(lu.cookie), city.clock.now(), async (tx) => (await who.execute(tx)).rows[0]),
    await asJob(city.database, 'verify', city.clock.now(), async (tx) => (await who.execute(tx)).rows[0]),
    await unscoped(city.database, async (tx) => (await who.execute(tx)).rows[0]),
  ]
  assert.deepEqual(inTurn, [
    { place: 'p45.p4501.p450103.p450103001', job: null },
    { place: null, job: 'verify' },
    { place: null, job: null },
  ])
})

story('', '出错的事务全部撤回,连接交还后照常可用', async (city) => {
  const write = asJob(city.database, 'city', city.clock.now(), async (tx) => {
    await tx.insertInto('setting').values({ key: 'clock.scratch', value: '1' }).execute()
    throw new Error('on purpose')
  })
  await assert.rejects(write, /on purpose/)
  const rows = await city.stored((tx) => tx.selectFrom('setting').select('key').where('key', '=', 'clock.scratch').execute())
  assert.deepEqual(rows, [])
  await assert.rejects(unscoped(city.database, (tx) => sql.raw('no such statement').execute(tx)))
  assert.deepEqual((await unscoped(city.database, (tx) => sql`select 1 as one`.execute(tx))).rows, [{ one: 1 }])
})
