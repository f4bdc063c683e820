import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problems } from '#kernel/problem/problems.ts'
import { problemShape } from './contract.ts'
import type { Kernel } from './kernel.ts'
import { known } from './entry.ts'
import { invalidInput, refuse } from './respond.ts'
import { methodOf, Raw, type Route, type SentFile, Text } from './route.ts'
import { runCommand, runFile, runQuery, runUpload } from './run.ts'

// Where a contract has no sentence of its own, the refusal still speaks Chinese.
z.config(z.locales.zhCN())

/** Largest upload: a phone photo fits, a film does not. */
export const uploadLimit = 20 * 1024 * 1024
const bodyLimit = 2 * 1024 * 1024

/** The HTTP server over these routes: validation, problems, OpenAPI 3.1 and logs in one place. */
export async function httpServer(kernel: Kernel, routes: readonly Route[], log: boolean | object = true): Promise<FastifyInstance> {
  const app = Fastify({
    logger: log,
    genReqId: () => randomUUID(),
    bodyLimit,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
  })
  app.setValidatorCompiler<z.ZodType>(({ schema }) => (data) => {
    const read = schema.safeParse(data)
    return read.success ? { value: read.data } : { error: invalidInput(read.error.issues) }
  })
  // Answers are typed by their schema and checked against it in the tests, not once a request.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.setErrorHandler((cause, request, reply) => refuse(request, reply, cause))
  app.setNotFoundHandler((request, reply) => refuse(request, reply, problems.notFound({ what: '这个地址' })))
  app.addHook('onRequest', sameSite)
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id))
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: uploadLimit, files: 1, fields: 5 } })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '安澜 Anlan', version: kernel.version, description: '一个城市的安全生产治理' } },
    transform: jsonSchemaTransform,
  })
  for (const route of routes) register(app, kernel, route)
  return app
}

function register(app: FastifyInstance, kernel: Kernel, route: Route): void {
  app.route({
    method: methodOf(route),
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      operationId: route.name,
      summary: route.summary,
      tags: [route.path.split('/').slice(2, 4).join('/')],
      ...(route.params ? { params: route.params } : {}),
      ...('query' in route && route.query ? { querystring: route.query } : {}),
      ...('body' in route && route.body ? { body: route.body } : {}),
      ...(route.kind === 'command' ? { headers: keyHeader } : {}),
      ...(route.kind === 'upload' ? { body: oneFile, consumes: ['multipart/form-data'] } : {}),
      response: { 200: route.answer, '4xx': problemShape },
    },
    ...(route.kind === 'open' ? {} : { onRequest: async (request) => known(kernel, request) }),
    handler: async (request, reply) =>
      route.kind === 'file' ? sendFile(reply, await runFile(kernel, route, request)) : send(reply, await run(kernel, route, request)),
  })
}

function run(kernel: Kernel, route: Exclude<Route, { kind: 'file' }>, request: FastifyRequest): Promise<unknown> {
  if (route.kind === 'query') return runQuery(kernel, route, request)
  if (route.kind === 'command') return runCommand(kernel, route, request)
  if (route.kind === 'upload') return runUpload(kernel, route, request)
  return route.run({ kernel, params: request.params as never, query: request.query as never, body: request.body as never })
}

/** How a body that is read by itself is described to programs. */
const oneFile = z.unknown().meta({ type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } })

const keyHeader = z.looseObject({
  'idempotency-key': z.string().optional().describe('required: one per act (8–80 characters); repeating it repeats the answer'),
})

/** JSON built by PostgreSQL goes out as it came, and so does what is no JSON. */
const send = (reply: FastifyReply, answer: unknown) =>
  answer instanceof Text
    ? reply.type(answer.type).header('x-content-type-options', 'nosniff').send(answer.body)
    : reply
        .type('application/json; charset=utf-8')
        .serializer((text: unknown) => (text instanceof Raw ? text.json : JSON.stringify(text)))
        .send(answer)

const sendFile = (reply: FastifyReply, file: SentFile) =>
  reply
    .type(file.mime)
    .header('cache-control', file.lasting ? 'private, max-age=31536000, immutable' : 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${file.saved ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(file.bytes instanceof Uint8Array ? Buffer.from(file.bytes) : Readable.from(file.bytes))

/** Writes come from our own pages only: the cookie is same-site strict, and a foreign Origin is refused besides. */
async function sameSite(request: FastifyRequest): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin, host } = request.headers
  const fetchSite = request.headers['sec-fetch-site']
  // A sandboxed page says Origin: null, which is no address of ours.
  const foreign = (origin !== undefined && URL.parse(origin)?.host !== host) || fetchSite === 'cross-site'
  if (foreign) throw problems.otherSite()
}
