import type { Tx } from '#kernel/store/transaction.ts'
import type { Actor } from './actor.ts'
import type { Role, Scope } from './roles.ts'

/** The actor who signed a row of evidence, as his post stands: a reaction goes on in his name. */
export async function signer(
  tx: Tx,
  row: { person: string | null; personName: string | null; post: string | null; postTitle: string | null; standInFor: string | null },
): Promise<Actor> {
  const post = await tx
    .selectFrom('post')
    .leftJoin('organ', 'organ.key', 'post.organ')
    .leftJoin('place', 'place.code', 'post.place')
    .select(['post.id', 'role', 'scope', 'post.organ', 'organ.name as organName', 'post.enterprise', 'post.place'])
    .select(['place.full_name as placeName', 'post.path', 'post.trades', 'own_units'])
    .where('post.id', '=', row.post ?? '')
    .executeTakeFirstOrThrow()
  return {
    person: row.person ?? '',
    personName: row.personName ?? '',
    post: post.id,
    postTitle: row.postTitle ?? '',
    role: post.role as Role,
    scope: post.scope as Scope,
    organ: post.organ,
    organName: post.organName,
    enterprise: post.enterprise,
    place: post.place,
    placeName: post.placeName,
    path: post.path,
    trades: post.trades,
    ownUnits: post.own_units,
    standInFor: null,
    standInForName: row.standInFor,
  }
}
