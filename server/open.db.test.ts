import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { story } from '#test/city.ts'
import { OperatorError } from './config.ts'
import { sayMissing } from './open.ts'

story('', '数据库缺少扩展或账号无权创建时,说出缺什么、找谁;别的错误原样放过', async (city) => {
  const cause: unknown = await sql
    .raw('create extension no_such_extension')
    .execute(city.database.db)
    .then(
      () => assert.fail('it exists'),
      (thrown: unknown) => thrown,
    )
  // As the migrator hands it on, in the words of the engine itself.
  const told = sayMissing(new Error(`migration 001-scope failed: ${(cause as Error).message}`, { cause }))
  assert.ok(told instanceof OperatorError, String(cause))
  assert.match(told.message, /缺少扩展 no_such_extension;请安装 PostGIS/)

  const denied: unknown = await city.database.db.connection().execute(async (tx) => {
    await sql.raw('begin; set local role anlan_app').execute(tx)
    const thrown: unknown = await sql
      .raw('create role another')
      .execute(tx)
      .then(
        () => assert.fail('it may'),
        (why: unknown) => why,
      )
    await sql.raw('rollback').execute(tx)
    return thrown
  })
  assert.match((sayMissing(denied) as Error).message, /账号无权创建角色 anlan_app/)
  const extension = sayMissing(new Error('permission denied to create extension "postgis"'))
  assert.match((extension as Error).message, /账号无权创建扩展 postgis/)
  const other = new Error('something else')
  assert.equal(sayMissing(other), other)
})
