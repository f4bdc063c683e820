import { systemClock } from '#kernel/clock/clock.ts'
import { draw } from '#kernel/procedure/draw.ts'
import { type Database, openDatabase } from '#kernel/store/database.ts'
import { describeSchema, describeTypes } from '#kernel/store/describe.ts'
import { migrate } from '#kernel/store/migrate.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { assemble, kinds, serve } from '../server/assemble.ts'
import { clauseMap } from './clause-map.ts'
import { glossary } from './glossary.ts'
import { problemPage } from './problem-list.ts'

/** Path and text of every generated file, made from the code and an empty migrated database. */
export async function generated(): Promise<[string, string][]> {
  const database = await openDatabase({ folder: 'memory://' })
  try {
    await migrate(database.db)
    return [
      ['db/types.ts', await describeTypes(database.db as never)],
      ['db/schema.sql', await describeSchema(database.db as never)],
      ...drawings(),
      ['docs/glossary.md', await glossary()],
      ['docs/clauses.md', clauseMap()],
      ['docs/problems.md', await problemPage()],
      ['docs/openapi.json', await openApi(database)],
    ]
  } finally {
    await database.close()
  }
}

/** Every procedure as a Mermaid diagram. */
export const drawings = (): [string, string][] => kinds.map(({ table }) => [`docs/procedures/${table.name}.mmd`, draw(table)])

/** The interface of the whole server, as of a demo city: the server itself describes it. */
async function openApi(database: Database): Promise<string> {
  await asJob(database, 'city', systemClock.now(), (tx) =>
    tx
      .insertInto('setting')
      .values([
        { key: 'city', value: JSON.stringify({ code: '000000', name: '示例市' }) },
        { key: 'demo', value: JSON.stringify({ accounts: [] }) },
      ])
      .execute(),
  )
  const app = await serve(await assemble(database, systemClock, ''), false)
  await app.ready()
  const described = app.swagger()
  await app.close()
  return `${JSON.stringify(sorted(described), null, 1)}\n`
}

/** The same value with its keys in order, so that the file changes only when the interface does. */
function sorted(it: unknown): unknown {
  if (Array.isArray(it)) return it.map(sorted)
  if (typeof it !== 'object' || it === null) return it
  const entries = Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]))
}
