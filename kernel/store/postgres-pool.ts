import pg from 'pg'
import { parsers } from './parsers.ts'
import { bind, type Client, type Pool } from './pool.ts'

for (const [oid, parse] of Object.entries(parsers)) pg.types.setTypeParser(Number(oid), parse)

/** Names of statements by their text. Planning one under the row rules costs 1–5 ms, running it less: each is planned once a connection. */
const names = new Map<string, string>()
const mostNames = 1000

/** The name a statement is prepared under; none once too many different texts have been seen. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNames) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/**
 * A pool on a PostgreSQL ≥ 15 with PostGIS.
 * @param url a `postgres://` address
 * @param size connections held; reads and commands hold one for a few milliseconds each
 */
export function openPostgres(url: string, size = 10): Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan' })
  // A dropped idle connection is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  return {
    engine: 'postgres',
    connect: async (): Promise<Client> => {
      const client = await pool.connect()
      return {
        query: async (sql, parameters = []) => {
          const values = parameters.map(bind)
          const name = values.length > 0 ? nameOf(sql) : undefined
          const answer = await client.query(name ? { name, text: sql, values } : { text: sql, values })
          const all: pg.QueryResult[] = Array.isArray(answer) ? answer : [answer]
          const last = all.at(-1)
          return { command: last?.command ?? '', rowCount: last?.rowCount ?? 0, rows: all.flatMap((one) => one.rows) }
        },
        release: () => client.release(),
      }
    },
    relay: async (channel, hear) => {
      const line = new pg.Client({ connectionString: url })
      // A line that breaks is not mended: pages look anew by themselves every minute.
      line.on('error', () => undefined)
      line.on('notification', ({ payload }) => hear(payload ?? ''))
      await line.connect()
      await line.query(`listen ${pg.escapeIdentifier(channel)}`)
      return {
        say: async (said) => void (await line.query('select pg_notify($1, $2)', [channel, said])),
        end: () => line.end(),
      }
    },
    end: () => pool.end(),
  }
}
