import { type RawBuilder, sql } from 'kysely'
import { holdStream } from '#kernel/evidence/store.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type ItemBasis, shippedChecklists } from '#law/checklists/index.ts'
import type { Cycle } from './cycle.ts'
import type { Kind } from './terms.ts'

/** An item as it is kept. */
export interface Item {
  key: string
  text: string
  category: string
  mandatory: boolean
  basis: ItemBasis[]
}

/** A version as it is written. */
export interface ListWritten {
  key: string
  version: number
  title: string
  kind: Kind
  trades: string[]
  post_title: string
  cycle: Cycle
  items: Item[]
  /** ltree path of the office's place. */
  place: string | null
  enterprise: string | null
  base: { key: string; version: number } | null
  note: string | null
  published_at: string
  published_by: string | null
  publisher: string
}

/** A version as it is read. */
export interface List extends ListWritten {
  place_name: string | null
  enterprise_name: string | null
}

/** Writes a version; false when somebody published one of that number first. */
export async function insertList(tx: Tx, list: ListWritten): Promise<boolean> {
  const row = JSON.stringify([list])
  const written = await sql`
    insert into checklist select * from json_populate_recordset(null::checklist, ${row}::json) on conflict (key, version) do nothing`.execute(
    tx,
  )
  return Number(written.numAffectedRows ?? 0) === 1
}

/** Lays the lists that come with the program beside the others, once a version. */
export async function keepShipped(tx: Tx, at: string): Promise<void> {
  const rows = shippedChecklists.map(({ postTitle, ...list }) => ({
    ...list,
    post_title: postTitle,
    published_at: at,
    publisher: '安澜',
  }))
  await sql`
    insert into checklist select * from json_populate_recordset(null::checklist, ${JSON.stringify(rows)}::json)
    on conflict (key, version) do nothing`.execute(tx)
}

const columns = sql`c.key, c.version, c.title, c.kind, c.trades, c.post_title, c.cycle, c.items, c.place::text as place, c.enterprise, c.base,
  c.note, c.published_at, c.published_by, c.publisher, p.full_name as place_name, e.name as enterprise_name`
const named = sql`left join place p on p.path = c.place and p.until is null left join enterprise e on e.id = c.enterprise`

/** The unit for which lists are chosen. */
export interface ForUnit {
  id: string
  trade: string
  place: string
}

/** What the list is looked for by. */
export interface Asked {
  trade?: string | undefined
  kind?: string | undefined
  q?: string | undefined
}

const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function fits(actor: Actor, asked: Asked, unit: ForUnit | undefined): RawBuilder<boolean> {
  // An office is shown those above and beneath it; the lists of single units only with their unit.
  const reach = unit
    ? sql`(c.enterprise = ${unit.id} or (c.enterprise is null and (c.place is null or ${unit.place}::ltree <@ c.place)
        and (c.trades = '{}' or ${unit.trade} = any (c.trades))))`
    : sql`(c.enterprise is null and (c.place is null or c.place <@ ${actor.path}::ltree or c.place @> ${actor.path}::ltree))`
  const parts = [
    reach,
    ...(asked.trade ? [sql`(c.trades = '{}' or ${asked.trade} = any (c.trades))`] : []),
    ...(asked.kind ? [sql`c.kind = ${asked.kind}`] : []),
    ...(asked.q ? [sql`c.title like ${like(asked.q)}`] : []),
  ]
  return sql`${sql.join(parts, sql` and `)}`
}

/** Lists are named up to this many; a city has some dozens. */
const most = 500

/** The versions in use: those of a unit (its trade, its place, its own), or those an office is concerned with. */
export async function listLists(tx: Tx, actor: Actor, asked: Asked, unit: ForUnit | undefined): Promise<List[]> {
  const { rows } = await sql<List>`
    select ${columns} from checklist c ${named}
    where ${fits(actor, asked, unit)} and not exists (select from checklist n where n.key = c.key and n.version > c.version)
    order by (c.enterprise is null), (c.place is null), c.kind, c.title, c.key limit ${sql.lit(most)}`.execute(tx)
  return rows
}

/** Every version of a list, the newest first. */
export async function versionsOf(tx: Tx, key: string): Promise<List[]> {
  const { rows } = await sql<List>`select ${columns} from checklist c ${named} where c.key = ${key} order by c.version desc`.execute(tx)
  return rows
}

/** One change of an office's lists at a time: its stream hangs on nothing else. */
export const lockOrgan = (tx: Tx, organ: string) => holdStream(tx, 'organ', organ)
