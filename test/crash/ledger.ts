import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { fileOf } from '#kernel/evidence/export.ts'
import { verifyLedger } from '#kernel/evidence/ledger.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob, asPublic, type Tx } from '#kernel/store/transaction.ts'
import type { Acknowledged, Kept, Trial } from './judge.ts'
import type { Memory } from './lives.ts'

/** Everything the judge compares, read when all is over. */
export async function trialOf(database: Database, memory: Memory): Promise<Trial> {
  const at = new Date(memory.at)
  const shown = await asPublic(database, at, shownToPublic)
  const log = await commandLog(database)
  return asJob(database, 'verify', at, async (tx) => ({
    sent: memory.letters.map((one) => one.key),
    acknowledged: memory.receipts.map(({ key, receipt }) => ({ key, id: receipt.id, ...receipt.evidence })),
    evidence: await kept(tx),
    checks: await checkRows(tx),
    log,
    fired: await firings(tx),
    series: await seriesOf(tx),
    listed: { facts: await listedFacts(tx), shown },
  }))
}

/** A self-check stands in the stream of its unit, and is answered by its own id. */
async function kept(tx: Tx): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select coalesce(data::jsonb ->> 'check', data::jsonb ->> 'assignment', stream_id) as stream, seq, hash, event, person
    from evidence where stream_kind = 'case' or event like 'selfCheck.%' order by stream_kind, stream_id, seq`.execute(tx)
  return rows
}

async function checkRows(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ say: string }>`select id || ' ' || evidence_hash as say from self_check`.execute(tx)
  return rows.map((one) => one.say)
}

/** The log is each person's own: only the owner of the tables reads all of it. */
async function commandLog(database: Database): Promise<Acknowledged[]> {
  const { rows } = await sql<{ key: string; answer: string }>`select key, answer from command_log`.execute(database.db)
  return rows.map(({ key, answer }) => {
    const { id, evidence } = JSON.parse(answer) as { id: string; evidence: { seq: number; hash: string } }
    return { key, id, seq: evidence.seq, hash: evidence.hash }
  })
}

async function firings(tx: Tx): Promise<Trial['fired']> {
  const planned = await sql<{ rung: string }>`
    select o.case_id || ' ' || o.duty || ' ' || r.rung as rung from rung r join obligation o on o.id = r.obligation
    where r.fired_at is not null order by 1`.execute(tx)
  const evidenced = await sql<{ rung: string }>`
    select case_id || ' ' || (data::jsonb ->> 'duty') || ' ' || (data::jsonb ->> 'rung') as rung from evidence
    where event in ('obligation.reminded', 'obligation.overdue', 'obligation.escalated') order by 1`.execute(tx)
  return { planned: planned.rows.map((one) => one.rung), evidenced: evidenced.rows.map((one) => one.rung) }
}

async function seriesOf(tx: Tx): Promise<Record<string, number[]>> {
  const { rows } = await sql<{ name: string; serials: number[] }>`
    select issuer || ' ' || infix || ' ' || year as name, array_agg(serial order by serial) as serials from document group by 1`.execute(tx)
  return Object.fromEntries(rows.map((one) => [one.name, one.serials]))
}

async function listedFacts(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ say: string }>`
    select case_id || case when delisted_at is null then ' listed' else ' ended' end as say from hazard where listed_at is not null`.execute(
    tx,
  )
  return rows.map((one) => one.say)
}

async function shownToPublic(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ say: string }>`
    select case_id || case when ended_at is null then ' listed' else ' ended' end as say from disclosure`.execute(tx)
  return rows.map((one) => one.say)
}

/** What a check of the whole ledger finds, documents and files included, and photos of cases whose file is gone. */
export async function findingsOf(database: Database, memory: Memory, files: string): Promise<{ rows: number; findings: string[] }> {
  return asJob(database, 'verify', new Date(memory.at), async (tx) => {
    const check = await verifyLedger(tx, null, undefined, undefined, files)
    const photos = await tx.selectFrom('attachment').select(['id', 'sha256']).where('case_id', 'is not', null).execute()
    const gone = photos.filter((one) => !existsSync(fileOf(files, one.sha256)))
    return { rows: check.rows, findings: [...check.findings.map((one) => one.say), ...gone.map((one) => `no file for ${one.id}`)] }
  })
}

/** Reactions that are not done: after the last tick there are none. */
export async function leftOver(database: Database, memory: Memory): Promise<string[]> {
  return asJob(database, 'verify', new Date(memory.at), async (tx) => {
    const { rows } = await sql<{ say: string }>`
      select name || ' ' || tries || ' ' || coalesce(problem, '') as say from reaction where done_at is null`.execute(tx)
    return rows.map((one) => one.say)
  })
}
