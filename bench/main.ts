import { parseArgs } from 'node:util'
import { openDatabase } from '#kernel/store/database.ts'
import { type Engine, prepare, type Stock } from './prepare.ts'
import { measureImport } from './imports.ts'
import { growth, machine, type Row, save, table } from './report.ts'
import { type Effort, measure } from './workloads.ts'

/**
 * npm run bench: our product beside its ceilings, interleaved in one run.
 *   --engine pglite|postgres|both   both by default; without a reachable PostgreSQL only pglite
 *   --sizes 10000,100000            hazards stored
 *   --seconds 4 --repetitions 3 --clients 8
 *   --only list,transition         some of: list, list + count, search, transition, whole loop, major loop, documents, import
 *   --quick   one turn of 2 s on 2,000 hazards: does it still run? Its figures mean nothing
 *   --json   rows as JSON on stdout    --save   bench/results/<date>-<engine>.json and .md    --keep   leave the databases
 * DATABASE_URL names a superuser of a PostgreSQL; the bench makes and drops its own databases there (anlan_bench_*).
 */
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    sizes: { type: 'string', default: '10000,100000' },
    seconds: { type: 'string', default: '4' },
    repetitions: { type: 'string', default: '3' },
    clients: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})

if (values.quick) Object.assign(values, { sizes: '2000', seconds: '2', repetitions: '1' })

const note = (text: string) => console.error(text)
const server = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const effort: Effort = {
  clients: Number(values.clients),
  seconds: Number(values.seconds),
  repetitions: Number(values.repetitions),
  only: values.only.split(',').filter(Boolean),
}

async function reachable(): Promise<boolean> {
  const database = await openDatabase({ url: server, size: 1 })
  return database.pool
    .connect()
    .then((client) => client.release())
    .then(
      () => true,
      () => false,
    )
    .finally(() => database.close())
}

/** Enough for every turn at rates well above the goals; a slice that runs out ends early and still counts. */
function stock(engine: Engine): Stock {
  const time = effort.seconds * effort.repetitions + 2
  const [steps, loops, majors, documents] = engine === 'postgres' ? [1500, 300, 100, 300] : [150, 30, 15, 100]
  const enough = (rate: number) => Math.ceil(time * rate)
  return { found: enough(steps), loops: enough(loops), majors: enough(majors), documents: enough(documents) }
}

async function engines(): Promise<Engine[]> {
  if (values.engine === 'pglite') return ['pglite']
  if (await reachable()) return values.engine === 'postgres' ? ['postgres'] : ['postgres', 'pglite']
  note(`no PostgreSQL at ${server}; only the embedded database is measured`)
  return ['pglite']
}

async function runOn(engine: Engine, size: number): Promise<Row[]> {
  const prepared = await prepare(engine, server, size, stock(engine), note)
  try {
    const rows = await measure(prepared, effort, note)
    const wanted = effort.only.length === 0 || effort.only.includes('import')
    return wanted ? [...rows, await measureImport(prepared, values.quick ? 2000 : 50_000, note)] : rows
  } finally {
    if (!values.keep) await prepared.drop()
  }
}

const all: Row[] = []
for (const engine of await engines()) {
  const where = await machine(engine === 'postgres' ? server : undefined)
  const rows: Row[] = []
  for (const size of values.sizes.split(',').map(Number)) rows.push(...(await runOn(engine, size)))
  all.push(...rows)
  note(`${where.database}; ${where.cpus}; node ${where.node}; load before ${where.load.join(' ')}`)
  if (!values.json) console.log(`${table(rows)}\n\n${growth(rows)}\n`)
  if (values.save) note(`saved ${save(rows, where, engine)}`)
}
if (values.json) console.log(JSON.stringify(all, null, 2))
