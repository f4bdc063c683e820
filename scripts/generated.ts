import { openDatabase } from '#kernel/store/database.ts'
import { describeSchema, describeTypes } from '#kernel/store/describe.ts'
import { migrate } from '#kernel/store/migrate.ts'

/** Path and text of every generated file, made from the code and an empty migrated database. */
export async function generated(): Promise<[string, string][]> {
  const database = await openDatabase({ folder: 'memory://' })
  await migrate(database.db)
  const types = await describeTypes(database.db as never)
  const schema = await describeSchema(database.db as never)
  await database.close()
  return [
    ['db/types.ts', types],
    ['db/schema.sql', schema],
  ]
}
