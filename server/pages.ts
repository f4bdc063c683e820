import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '#kernel/http/respond.ts'
import { problems } from '#kernel/problem/problems.ts'

const dist = fileURLToPath(new URL('../web/dist/', import.meta.url))

/** The built pages; an address that is neither a file nor the API opens the app, which knows its own routes. */
export async function servePages(app: FastifyInstance): Promise<void> {
  if (!existsSync(dist)) return
  await app.register(files, { root: dist, wildcard: false, maxAge: '1h', immutable: false })
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (request.url.startsWith('/api/')) return refuse(request, reply, problems.notFound({ what: '这个地址' }))
    // A page of an older release asks for a part that is gone: it must hear so, not be given a page instead of a script.
    if (request.url.startsWith('/assets/')) return reply.sendFile(new URL(request.url, 'http://localhost').pathname.slice(1))
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
