import { writeFileSync } from 'node:fs'
import { openDatabase } from '#kernel/store/database.ts'
import { describeSchema, describeTypes } from '#kernel/store/describe.ts'
import { migrate } from '#kernel/store/migrate.ts'
const database = await openDatabase({ folder: 'memory://' })
await migrate(database.db)
writeFileSync('db/types.ts', await describeTypes(database.db as never))
writeFileSync('db/schema.sql', await describeSchema(database.db as never))
await database.close()
process.exit()
