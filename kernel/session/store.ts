import { sql } from 'kysely'
import { elevate, type Tx } from '#kernel/store/transaction.ts'

/** The account of a login, locked for this transaction. */
export const accountOf = (tx: Tx, login: string) =>
  tx
    .selectFrom('person')
    .innerJoin('credential', 'credential.person', 'person.id')
    .select(['person.id', 'person.name', 'person.login', 'credential.hash', 'credential.failures', 'credential.locked_until'])
    .select(['credential.one_time_until', 'credential.barred_at'])
    .where('person.login', '=', login)
    .forUpdate('credential')
    .executeTakeFirst()

/** Counts a failed sign-in; `lockedUntil` locks the account. */
export async function noteFailure(tx: Tx, person: string, failures: number, lockedUntil: string | null): Promise<void> {
  await tx.updateTable('credential').set({ failures, locked_until: lockedUntil }).where('person', '=', person).execute()
}

/** Opens a session; a person with one post only starts in it, one with a one-time password in none. */
export async function openSession(
  tx: Tx,
  row: { token_hash: string; person: string; tenure: string | null; limited: boolean; at: string },
): Promise<void> {
  const { at, ...session } = row
  await tx
    .insertInto('session')
    .values({ ...session, opened_at: at, seen_at: at })
    .execute()
}

/** Posts a person may act in now, with the holder he stands in for. */
export const choicesOf = (tx: Tx, person: string, at: string) =>
  tx
    .selectFrom('tenure')
    .innerJoin('post', 'post.id', 'tenure.post')
    .leftJoin('organ', 'organ.key', 'post.organ')
    .leftJoin('place', 'place.code', 'post.place')
    .leftJoin('person as holder', 'holder.id', 'tenure.stands_in_for')
    .select(['tenure.id as tenure', 'post.title as postTitle', 'post.role', 'organ.name as organName', 'place.full_name as placeName'])
    .select(['holder.name as standInForName', 'tenure.until'])
    .where('tenure.person', '=', person)
    .where('tenure.since', '<=', at)
    .where((where) => where.or([where('tenure.until', 'is', null), where('tenure.until', '>', at)]))
    .orderBy('tenure.stands_in_for', (order) => order.asc().nullsFirst())
    .orderBy('post.title')
    .execute()

/** A living session by its token hash. */
export const sessionOf = (tx: Tx, tokenHash: string) =>
  tx
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .select(['session.person', 'person.name', 'person.login', 'session.tenure', 'session.limited'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

/** Changes the post a session acts in. */
export async function setTenure(tx: Tx, tokenHash: string, tenure: string): Promise<void> {
  await tx.updateTable('session').set({ tenure }).where('token_hash', '=', tokenHash).execute()
}

/** Sets a password of one's own; this session goes on in full, every other one of the person ends. */
export async function setPassword(tx: Tx, row: { person: string; hash: string; tokenHash: string; at: string }): Promise<void> {
  const { person, hash, tokenHash, at } = row
  const credential = { hash, changed_at: at, one_time_until: null, failures: 0, locked_until: null }
  await tx.updateTable('credential').set(credential).where('person', '=', person).execute()
  await tx
    .updateTable('session')
    .set({ revoked_at: at })
    .where('person', '=', person)
    .where('token_hash', '<>', tokenHash)
    .where('revoked_at', 'is', null)
    .execute()
  await tx.updateTable('session').set({ limited: false }).where('token_hash', '=', tokenHash).execute()
}

/** Ends one session, or every session of the person. */
export async function revoke(tx: Tx, at: string, which: { tokenHash: string } | { person: string }): Promise<void> {
  const query = tx.updateTable('session').set({ revoked_at: at }).where('revoked_at', 'is', null)
  await ('tokenHash' in which ? query.where('token_hash', '=', which.tokenHash) : query.where('person', '=', which.person)).execute()
}

/** Locks the stream of a person, so that two of his sessions do not write the same row. */
export const lockPerson = (tx: Tx, person: string) =>
  tx.selectFrom('credential').select('person').where('person', '=', person).forUpdate().execute()

/** Moves every running session along with the demo's clock, so that turning it signs nobody out. */
export async function moveSessions(tx: Tx, hours: number): Promise<void> {
  await elevate(tx, 'session')
  await sql`update session set opened_at = opened_at + ${hours} * interval '1 hour', seen_at = seen_at + ${hours} * interval '1 hour'
    where revoked_at is null`.execute(tx)
}
