import assert from 'node:assert/strict'
import type { Procedure } from '#kernel/procedure/procedure.ts'
import { writeProcedures } from '#kernel/procedure/store.ts'
import { openCase, takeStep } from '#kernel/procedure/commands.ts'
import { signer } from '#kernel/place/posts.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { hazardKind } from '#modules/prevention/hazards/index.ts'
import { type City, story } from '#test/city.ts'
import { HazardCase, view } from '#test/hazard.ts'

/** A second version in which registering needs the inspector alone. */
const second: Procedure = {
  ...hazardKind.table,
  version: 2,
  steps: {
    ...hazardKind.table.steps,
    found: { ...hazardKind.table.steps.found, register: { to: 'registered', title: '登记隐患', by: ['inspector'], basis: [] } },
  },
}

const actorOf = (city: City, key: string) =>
  city.stored((tx) =>
    signer(tx, { person: city.ids(key).person, personName: key, post: city.ids(key).post, postTitle: key, standInFor: null }),
  )

story('C0.5', '程序有了新版本:在办的案件按立案时的版本走,新案件按新版本走,改动正在使用的版本不能启动', async (city) => {
  const [wei, lu] = await city.people('wei', 'lu')
  const old = await HazardCase.report(wei, city.unit('cold'))
  const kind = { ...hazardKind, table: second, former: [hazardKind.table] }
  const write = (tables: readonly Procedure[]) =>
    asJob(city.database, 'start', city.clock.now(), (tx) => writeProcedures(tx, [...tables, ...city.kernel.kinds.map((one) => one.table)]))
  await write([second])
  const actor = await actorOf(city, 'lu')
  const input = { rev: 1, category: 'fire', demand: '立即清理堵塞物', rectifyBy: '2026-10-12' }
  const acting = { actor, now: city.clock.now().toISOString(), reactions: {} }
  const register = (id: string) =>
    asJob(city.database, 'city', city.clock.now(), (tx) => takeStep({ ...acting, tx }, kind, id, 'register', input))
  assert.equal((await register(old.id)).state, 'registered')
  const photo = await wei.photo()
  const reporter = await actorOf(city, 'wei')
  const report = {
    enterprise: city.unit('cold'),
    division: null,
    origin: 'patrol',
    originCase: null,
    category: 'fire',
    description: '出口堵塞',
    spot: '北门',
    point: null,
    foundAt: city.clock.now().toISOString(),
    photos: [photo.id],
  }
  const fresh = await asJob(city.database, 'city', city.clock.now(), (tx) =>
    openCase({ ...acting, tx, actor: reporter }, kind, 'report', report),
  )
  await assert.rejects(register(fresh.id), /403\.1/)
  assert.equal((await view(lu, old.id)).version, 1)
  const broken = { ...hazardKind.table, steps: { ...hazardKind.table.steps, assessed: {} } }
  await assert.rejects(
    asJob(city.database, 'start', city.clock.now(), (tx) => writeProcedures(tx, [broken])),
    /new version/,
  )
})
