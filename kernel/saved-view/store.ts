import { sql } from 'kysely'
import type { Tx } from '#kernel/store/transaction.ts'

interface SavedView {
  id: string
  person: string
  person_name: string
  organ: string | null
  enterprise: string | null
  ledger: string
  title: string
  filters: string
  shared: boolean
  created_at: string
}

/** Views of a ledger that this post is shown: one's own first. */
export const viewsOf = (tx: Tx, ledger: string, person: string) =>
  tx
    .selectFrom('saved_view')
    .select(['id', 'title', 'filters', 'shared', 'person', 'person_name as personName'])
    .where('ledger', '=', ledger)
    .orderBy(sql`person <> ${person}::uuid`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

export async function insertView(tx: Tx, row: SavedView): Promise<void> {
  await tx.insertInto('saved_view').values(row).execute()
}

/** Takes away a view of one's own; its title, or undefined. */
export const deleteView = (tx: Tx, id: string, person: string) =>
  tx.deleteFrom('saved_view').where('id', '=', id).where('person', '=', person).returning(['title', 'ledger']).executeTakeFirst()
