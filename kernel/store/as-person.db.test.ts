import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { asJob, asPerson, asPublic } from '#kernel/store/transaction.ts'
import { story } from '#test/city.ts'

story('', '代人续办的作业只看得到本人岗位看得到的行;任期一过就什么也看不到', async (city) => {
  const { person, tenure } = city.ids('lu')
  const units = (at: Date) =>
    asPerson(city.database, { person, tenure }, at, async (tx, entered) => ({
      post: entered.post,
      names: (await tx.selectFrom('enterprise').select('name').execute()).length,
    }))
  const now = city.clock.now()
  assert.deepEqual(await units(now), { post: city.ids('lu').post, names: 3 })
  await asJob(city.database, 'city', now, (tx) =>
    tx.updateTable('tenure').set({ until: now.toISOString() }).where('id', '=', tenure).execute(),
  )
  try {
    assert.deepEqual(await units(now), { post: null, names: 0 })
  } finally {
    await asJob(city.database, 'city', now, (tx) => tx.updateTable('tenure').set({ until: null }).where('id', '=', tenure).execute())
  }
})

story('', '只有程序自己的作业可以代人续办', async (city) => {
  const { person, tenure } = city.ids('lu')
  const now = city.clock.now()
  const grab = asPublic(city.database, now, (tx) =>
    sql`select my.act_for(${person}::uuid, ${tenure}::uuid, ${now.toISOString()}::timestamptz)`.execute(tx),
  )
  await assert.rejects(grab, (cause: { code?: string }) => cause.code === 'AN002')
  const assume = asPublic(city.database, now, (tx) =>
    sql`select my.assume(${person}::uuid, ${tenure}::uuid, ${now.toISOString()}::timestamptz)`.execute(tx),
  )
  await assert.rejects(assume, (cause: { code?: string }) => cause.code === '42501')
})
