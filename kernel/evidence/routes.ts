import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { id, photo, problemShape, receipt, verificationShape } from '#kernel/http/contract.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { actorOf, sessionCookie, tokenHash } from '#kernel/http/run.ts'
import { configId } from '#kernel/clock/commands.ts'
import { signature } from '#kernel/place/signature.ts'
import { asSession, elevate } from '#kernel/store/transaction.ts'
import { anchorNow, lastAnchor, newestAnchors } from './anchors.ts'
import { exportCase } from './export.ts'
import { verifyLedger } from './ledger.ts'
import { canKeepLedger } from './permits.ts'
import { append } from './store.ts'
import { download, upload } from './uploads.ts'

/** The whole anchor: what an outside body keeps and the offline verifier compares with. */
const anchorRow = z.object({
  no: z.number().int(),
  at: z.string(),
  algo: z.string(),
  count: z.number().int(),
  root: z.string(),
  prevHash: z.string(),
  hash: z.string(),
})

/** Checking and anchoring the ledger. */
export const evidenceRoutes: Route[] = [
  query({
    name: 'evidence.verify',
    path: '/api/evidence/verify',
    summary: '核验留痕',
    permit: canKeepLedger,
    answer: verificationShape,
    query: z.object({ scope: z.enum(['recent', 'all']).default('recent') }),
    run: async ({ kernel, tx, now, query }) => {
      await elevate(tx, 'verify')
      const since = query.scope === 'recent' ? new Date(now.getTime() - 7 * 86_400_000).toISOString() : null
      const { findings, ...counts } = await verifyLedger(tx, since, undefined, undefined, kernel.files)
      const named = findings.slice(0, 200).map(({ code, streamKind, streamId, seq, say }) => ({
        code,
        streamKind: streamKind ?? 'anchor',
        streamId: streamId ?? '',
        seq,
        say,
      }))
      return { checkedAt: now.toISOString(), ...counts, ok: findings.length === 0, findings: named, lastAnchor: await lastAnchor(tx) }
    },
  }),
  query({
    name: 'evidence.anchors',
    path: '/api/evidence/anchors',
    summary: '锚',
    permit: canKeepLedger,
    answer: z.object({ rows: z.array(anchorRow) }),
    run: async ({ tx }) => ({ rows: await newestAnchors(tx, 200) }),
  }),
  command({
    name: 'evidence.anchor',
    path: '/api/evidence/anchor',
    summary: '锚定',
    permit: canKeepLedger,
    body: z.object({}),
    answer: receipt,
    run: async ({ tx, actor, now, reactions }) => {
      await elevate(tx, 'anchor')
      await tx.selectFrom('setting').select('key').where('key', '=', 'city').forUpdate().execute()
      const made = await anchorNow(tx, now)
      const data = made ? { no: made.no, root: made.root, count: made.count } : { no: null }
      const row = {
        streamKind: 'config',
        streamId: 'city',
        at: now,
        capturedAt: null,
        event: 'evidence.anchored',
        ...signature(actor),
        caseId: null,
        rev: null,
        data,
        attachments: [],
      } as const
      const [evidence] = await append(tx, [row], reactions)
      if (!evidence) throw new Error('a command left no evidence')
      return { id: configId, state: made ? String(made.no) : null, rev: null, evidence }
    },
  }),
]

/** Anchors that an outside body holds: the export proves the case under each of them too. */
const heldQuery = z.object({
  held: z
    .string()
    .regex(/^\d+(,\d+)*$/, '锚号应写作 3,7 的形式')
    .optional(),
})

/** Bytes in and out: uploads, attachments, and the export of a case. */
export function fileRoutes(app: FastifyInstance, kernel: Kernel): void {
  const tags = ['evidence']
  const params = z.object({ id })
  const answers = { 200: photo, '4xx': problemShape }
  app.post('/api/attachments', { schema: { operationId: 'attachment.upload', tags, summary: '上传照片', response: answers } }, (request) =>
    upload(kernel, request),
  )
  app.get('/api/attachments/:id', { schema: { operationId: 'attachment.read', tags, summary: '附件', params } }, (request, reply) =>
    download(kernel, request, reply, (request.params as z.infer<typeof params>).id),
  )
  app.get(
    '/api/cases/:id/export',
    { schema: { operationId: 'case.export', tags, summary: '导出证据包', params, querystring: heldQuery } },
    async (request, reply) => {
      const held = ((request.query as z.infer<typeof heldQuery>).held ?? '').split(',').filter(Boolean).map(Number)
      const now = kernel.clock.now()
      const { name, bytes } = await asSession(kernel.database, tokenHash(request.cookies[sessionCookie] ?? ''), now, (tx, entered) => {
        actorOf(entered)
        return exportCase(kernel, tx, (request.params as z.infer<typeof params>).id, now, held)
      })
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(Buffer.from(bytes))
    },
  )
}
