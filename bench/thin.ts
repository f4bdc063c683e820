import Fastify from 'fastify'
import pg from 'pg'
import { countCapped, listJson, lockBare, movesOfThin } from './statements.ts'

/** The ceiling of any server on this stack: Fastify, pg, prepared statements, and nothing that a city needs. */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 })
const app = Fastify({ logger: false })
const json = 'application/json; charset=utf-8'

app.get('/list', async (request, reply) => {
  const { start } = request.query as { start: string }
  const { rows } = await pool.query<{ page: string }>({ name: 'list', text: listJson, values: [start] })
  return reply.type(json).send(rows[0]?.page)
})

app.get('/count', async () => {
  const { rows } = await pool.query<{ count: string }>({ name: 'count', text: countCapped })
  return { count: rows[0]?.count }
})

app.post('/step', async (request) => {
  const { n, seq } = request.body as { n: number; seq: number }
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ id: string }>({ name: 'lock', text: lockBare, values: [n] })
    const id = rows[0]?.id
    for (const [index, text] of movesOfThin.entries()) {
      const values = text.includes('$2') ? [id, seq] : [id]
      await client.query({ name: `move${index}`, text, values })
    }
    await client.query('commit')
    return { id }
  } finally {
    client.release()
  }
})

const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ port: Number(new URL(address).port) })
process.on('disconnect', () => process.exit(0))
