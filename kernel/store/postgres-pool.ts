import pg from 'pg'
import { parsers } from './parsers.ts'
import { bind, type Client, type Pool } from './pool.ts'

for (const [oid, parse] of Object.entries(parsers)) pg.types.setTypeParser(Number(oid), parse)

/**
 * A pool on a PostgreSQL ≥ 15 with PostGIS.
 * @param url a `postgres://` address
 * @param size connections held; reads and commands hold one for a few milliseconds each
 */
export function openPostgres(url: string, size = 10): Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, options: '-c timezone=UTC' })
  // A dropped idle connection is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  return {
    engine: 'postgres',
    connect: async (): Promise<Client> => {
      const client = await pool.connect()
      return {
        query: async (sql, parameters = []) => {
          const answer = await client.query(sql, parameters.map(bind))
          const all: pg.QueryResult[] = Array.isArray(answer) ? answer : [answer]
          const last = all.at(-1)
          return { command: last?.command ?? '', rowCount: last?.rowCount ?? 0, rows: all.flatMap((one) => one.rows) }
        },
        release: () => client.release(),
      }
    },
    end: () => pool.end(),
  }
}
