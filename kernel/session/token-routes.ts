import { z } from 'zod'
import { addDays, addMonths, localDate, startOfDay } from '#kernel/clock/day.ts'
import { newId } from '#kernel/evidence/chance.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import { id, receipt } from '#kernel/http/contract.ts'
import { tokenHash } from '#kernel/http/entry.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { signature } from '#kernel/place/signature.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { canKeepTokens } from './permits.ts'
import { sessionProblems } from './problems.ts'
import { insertToken, listTokens, lockEnterprise, lockToken, revokeToken } from './store/tokens.ts'
import { tokenInput, tokenRows } from './token.ts'

/**
 * Registers a token that its maker holds in his hands: it acts in his post, for as long as he holds it.
 * @throws 422.9 longer than a year or in the past, 409.12 known already
 */
async function create(acting: Acting, input: z.infer<typeof tokenInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  const { enterprise, person, tenure } = actor
  if (enterprise === null || tenure === undefined) throw problems.notYours({ why: '接口令牌由企业人员创建' })
  const today = localDate(new Date(now))
  const last = addMonths(today, 12)
  if (input.until < today || input.until > last) throw sessionProblems.tokenTerm({ first: today, last }, { field: 'until' })
  const { name, scopes, until } = input
  await lockEnterprise(tx, enterprise)
  const row = { id: newId(), token_hash: tokenHash(input.token), enterprise, person, tenure, name, scopes }
  const expires_at = new Date(startOfDay(addDays(until, 1))).toISOString()
  const held = { person_name: actor.personName, post_title: actor.postTitle }
  if (!(await insertToken(tx, { ...row, ...held, created_at: now, expires_at }))) {
    throw sessionProblems.tokenKnown(undefined, { field: 'token' })
  }
  return sealed(acting, enterprise, row.id, 'token.created', { token: row.id, name, scopes, until })
}

/** Revokes a token of the actor's own enterprise, whoever made it. @throws 409.13 when it is revoked already */
async function revoke(acting: Acting, id: string): Promise<Receipt> {
  const { tx, actor, now } = acting
  const token = await lockToken(tx, id)
  if (!token) throw problems.notFound({ what: '这个接口令牌' })
  if (token.revoked_at !== null) throw sessionProblems.tokenRevoked()
  await lockEnterprise(tx, token.enterprise)
  await revokeToken(tx, id, now, actor.personName)
  return sealed(acting, token.enterprise, id, 'token.revoked', { token: id, name: token.name })
}

async function sealed(acting: Acting, enterprise: string, id: string, event: string, data: JsonObject): Promise<Receipt> {
  const draft = {
    streamKind: 'enterprise' as const,
    streamId: enterprise,
    at: acting.now,
    capturedAt: null,
    event,
    ...signature(acting.actor),
    caseId: null,
    rev: null,
    data,
    attachments: [],
  }
  const [row] = await append(acting.tx, [draft], acting.reactions)
  if (!row) throw new Error('a command left no evidence')
  return { id, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}

const path = '/api/tokens'

/** 接口令牌 of an enterprise: those it has, a new one, the end of one. */
export const tokenRoutes: Route[] = [
  query({
    name: 'token.list',
    path,
    summary: '本单位的接口令牌',
    permit: canKeepTokens,
    answer: tokenRows,
    run: async ({ tx }) => ({ rows: await listTokens(tx) }),
  }),
  command({
    name: 'token.create',
    path,
    summary: '创建接口令牌',
    permit: canKeepTokens,
    body: tokenInput,
    answer: receipt,
    run: (context) => create(context, context.body),
  }),
  command({
    name: 'token.revoke',
    path: `${path}/{id}/revoke`,
    summary: '撤销接口令牌',
    permit: canKeepTokens,
    params: z.object({ id }),
    body: z.object({}),
    answer: receipt,
    run: (context) => revoke(context, context.params.id),
  }),
]
