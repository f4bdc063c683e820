import type { FastifyInstance } from 'fastify'
import { concerns, listen } from '#kernel/obligation/live.ts'
import { enter, known } from './entry.ts'
import type { Kernel } from './kernel.ts'
import { actorOf } from './run.ts'

/** A line is closed after this and opened anew by the page, which shows again who it is. */
const life = 10 * 60_000
/** Proxies close a line on which nothing is said. */
const beat = 25_000

/** 待办实时更新 by server-sent events: `work` says that the worklist of this post may have changed. */
export function eventRoutes(app: FastifyInstance, kernel: Kernel): void {
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of open) end()
  })
  // A line has no end: it stands outside the interface that programs read.
  const schema = { hide: true }
  app.get('/api/events', { schema, onRequest: async (request) => known(kernel, request) }, async (request, reply) => {
    const actor = await enter(kernel, request, undefined, async (_tx, entered) => actorOf(entered))
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write('retry: 3000\n\n')
    const stop = listen((grounds) => {
      if (grounds.some((one) => concerns(one, actor))) raw.write('event: work\ndata: {}\n\n')
    })
    const beating = setInterval(() => raw.write(': \n\n'), beat)
    const ending = setTimeout(() => raw.end(), life)
    const end = () => {
      stop()
      clearInterval(beating)
      clearTimeout(ending)
      open.delete(end)
      raw.end()
    }
    open.add(end)
    raw.on('close', end)
  })
}
