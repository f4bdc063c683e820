import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openDatabase } from '#kernel/store/database.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { type City, story } from '#test/city.ts'
import { engine } from '#test/database.ts'
import { HazardCase } from '#test/hazard.ts'
import { namesByEvent, react, type Reaction } from './reactions.ts'

/** The same city with other reactions; the server's own kick must not run them first. */
const withReactions = (city: City, ...reactions: Reaction[]): Kernel => ({
  ...city.kernel,
  reactions,
  reactionNames: namesByEvent(reactions),
})

const waiting = (city: City) =>
  city.stored((tx) => tx.selectFrom('reaction').select(['name', 'tries', 'problem', 'done_at']).orderBy('id').execute())

/** Queues these reactions on rows that are there already, as the evidence writer would have. */
async function queueOnAll(city: City, name: string): Promise<number> {
  const { rows } = await sql`
    insert into reaction (id, name, stream_kind, stream_id, seq)
    select gen_random_uuid(), ${name}, stream_kind, stream_id, seq from evidence where event = 'hazard.report' returning id`.execute(
    city.database.db,
  )
  return rows.length
}

async function reports(city: City, count: number): Promise<void> {
  const wei = await city.person('wei')
  for (let index = 0; index < count; index++) await HazardCase.report(wei, city.unit('cold'))
  await city.settled()
}

/** Leaves one row for each time it ran, in the transaction of the reaction. */
const counting = (name: string): Reaction => ({
  name,
  on: 'hazard.report',
  run: async ({ tx, row }) => {
    const key = `test.${name}.${row.streamId}`
    await sql`insert into setting (key, value) values (${key}, '1') on conflict (key) do update set value = to_jsonb((setting.value)::int + 1)`.execute(
      tx,
    )
  },
})

const countsOf = async (city: City, name: string) => {
  const { rows } = await sql<{ value: number }>`select value from setting where key like ${`test.${name}.%`}`.execute(city.database.db)
  return rows.map((row) => row.value)
}
const forget = (city: City) => sql`delete from setting where key like 'test.%'`.execute(city.database.db)

story('', '失败的反应不留半点痕迹,每轮重试一次,五次后停下等人处理,缘由可见;别的反应照常进行', async (city) => {
  await reports(city, 2)
  let tries = 0
  const failing: Reaction = {
    name: 'test.failing',
    on: 'hazard.report',
    run: async ({ tx, row }) => {
      tries += 1
      await counting('half').run({ kernel: city.kernel, tx, row, now: '' })
      throw new Error('对方系统没有答复')
    },
  }
  const kernel = withReactions(city, failing, counting('good'))
  assert.equal(await queueOnAll(city, 'test.failing'), 2)
  assert.equal(await queueOnAll(city, 'good'), 2)
  assert.equal(await react(kernel), 2, 'the good ones')
  assert.equal(tries, 2, 'each failing one once a run')
  assert.deepEqual(await countsOf(city, 'good'), [1, 1])
  for (let run = 2; run <= 7; run++) assert.equal(await react(kernel), 0)
  assert.equal(tries, 10, 'five times each, then it waits')
  const stuck = (await waiting(city)).filter((row) => row.name === 'test.failing')
  assert.deepEqual(
    stuck.map((row) => [row.tries, row.problem, row.done_at]),
    [
      [5, 'Error: 对方系统没有答复', null],
      [5, 'Error: 对方系统没有答复', null],
    ],
  )
  assert.deepEqual(await countsOf(city, 'half'), [], 'its writes went with it')
  await forget(city)
})

story('', '起初失败、后来成功的反应只生效一次;没有模块认领的反应不会被当作已办', async (city) => {
  await reports(city, 1)
  let tries = 0
  const flaky: Reaction = {
    ...counting('flaky'),
    run: async (context) => {
      await counting('flaky').run(context)
      tries += 1
      if (tries < 3) throw new Error('暂时不可用')
    },
  }
  await queueOnAll(city, 'flaky')
  await queueOnAll(city, 'nobody')
  const kernel = withReactions(city, flaky)
  assert.deepEqual([await react(kernel), await react(kernel), await react(kernel), await react(kernel)], [0, 0, 1, 0])
  assert.deepEqual(await countsOf(city, 'flaky'), [1])
  const rows = await waiting(city)
  const done = rows.find((row) => row.name === 'flaky')
  assert.deepEqual([done?.tries, done?.done_at !== null], [2, true])
  const orphan = rows.find((row) => row.name === 'nobody')
  assert.deepEqual([orphan?.done_at, orphan?.tries], [null, 4])
  assert.match(orphan?.problem ?? '', /no module has the reaction nobody/)
  await forget(city)
})

story('', '两个进程同时处理:每个反应恰好办一次,两边合计不多不少', async (city) => {
  await reports(city, 12)
  assert.equal(await queueOnAll(city, 'shared'), 12)
  const url = new URL(process.env.DATABASE_URL ?? 'postgres://none')
  url.pathname = `/anlan_test_main_${process.pid}`
  const second = engine === 'postgres' ? await openDatabase({ url: url.href, size: 2 }) : city.database
  try {
    const kernel = withReactions(city, counting('shared'))
    const done = await Promise.all([react(kernel), react({ ...kernel, database: second })])
    assert.equal(done[0] + done[1], 12, 'nobody counts what the other did')
    assert.deepEqual(
      await countsOf(city, 'shared'),
      Array.from({ length: 12 }, () => 1),
    )
    assert.ok((await waiting(city)).every((row) => row.done_at !== null && row.tries === 0))
  } finally {
    if (second !== city.database) await second.close()
    await forget(city)
  }
})
