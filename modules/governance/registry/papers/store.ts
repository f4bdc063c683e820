import { sql } from 'kysely'
import type { Photo } from '#kernel/http/contract.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/** A paper that stands, as read. */
export interface PaperRow {
  id: string
  enterprise: string
  kind: string
  no: string
  holder: string | null
  issuer: string
  issued_on: string
  valid_until: string | null
  file: { id: string; name: string; mime: string } | null
  entered_at: string
  entered_by: string
  entered_name: string
  checked_at: string | null
  checked_name: string | null
  check_agrees: boolean | null
  check_note: string | null
}

const columns = sql`p.id, p.enterprise, p.kind, p.no, p.holder, p.issuer, p.issued_on, p.valid_until,
  case when a.id is not null then json_build_object('id', a.id, 'name', a.name, 'mime', a.mime) end as file,
  p.entered_at, p.entered_by, p.entered_name, p.checked_at, p.checked_name, p.check_agrees, p.check_note`

/** The papers that stand, the one that ends first at the top. */
export async function presentPapers(tx: Tx, enterprise: string): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    select ${columns} from enterprise_paper p left join attachment a on a.id = p.attachment
    where p.enterprise = ${enterprise} and p.replaced_at is null order by p.kind, p.valid_until nulls last, p.entered_at`.execute(tx)
  return rows
}

/** One paper that stands. */
export async function findPaper(tx: Tx, id: string): Promise<PaperRow | undefined> {
  const { rows } = await sql<PaperRow>`
    select ${columns} from enterprise_paper p left join attachment a on a.id = p.attachment
    where p.id = ${id} and p.replaced_at is null`.execute(tx)
  return rows[0]
}

/** Trade, industry and number of workers: what the list of papers follows from. */
export async function holderOf(tx: Tx, enterprise: string): Promise<{ trade: string; industry: string; workers: number | null }> {
  const { rows } = await sql<{ trade: string; industry: string; workers: number | null }>`
    select e.trade, e.industry, f.value::int as workers from enterprise e
    left join enterprise_fact f on f.enterprise = e.id and f.kind = 'workforce' and f.replaced_at is null
    where e.id = ${enterprise}`.execute(tx)
  return rows[0] ?? { trade: '', industry: '', workers: null }
}

/** The actor's own upload that no case carries. */
export async function uploadOf(tx: Tx, id: string, person: string): Promise<Photo | undefined> {
  const rows = tx.selectFrom('attachment').select(['id', 'sha256', 'name', 'mime', 'bytes']).where('id', '=', id)
  return rows.where('uploaded_by', '=', person).where('case_id', 'is', null).executeTakeFirst()
}

/** A paper as it is written. */
export interface NewPaper {
  id: string
  enterprise: string
  kind: string
  no: string
  holder: string | null
  issuer: string
  issued_on: string
  valid_until: string | null
  attachment: string | null
  entered_at: string
  entered_by: string
  entered_name: string
}

/** Writes papers, as many as given. */
export const insertPapers = async (tx: Tx, papers: readonly NewPaper[]): Promise<void> =>
  void (await tx
    .insertInto('enterprise_paper')
    .values([...papers])
    .execute())

/** The paper leaves the list and stays on file; whether it stood there. */
export async function replacePaper(tx: Tx, enterprise: string, id: string, at: string): Promise<boolean> {
  const stood = tx.updateTable('enterprise_paper').set({ replaced_at: at }).where('id', '=', id).where('enterprise', '=', enterprise)
  return (await stood.where('replaced_at', 'is', null).returning('id').executeTakeFirst()) !== undefined
}

/** What the officer found. */
export const checkPaper = async (
  tx: Tx,
  id: string,
  found: { checked_at: string; checked_by: string; checked_name: string; check_agrees: boolean; check_note: string | null },
): Promise<void> => void (await tx.updateTable('enterprise_paper').set(found).where('id', '=', id).execute())
