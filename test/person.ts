import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { z } from 'zod'
import { sessionShape, type Photo, photo, type problemShape, type receipt } from '#kernel/http/contract.ts'
import { methodOf } from '#kernel/http/route.ts'
import { routes } from '../server/assemble.ts'
import { png } from './png.ts'

type Problem = z.infer<typeof problemShape>['problem']
type Receipt = z.infer<typeof receipt>

let photos = 0

/** Somebody signed in. What he is answered is checked against the schema of the route, every time. */
export class Person {
  readonly name: string
  readonly key: string
  readonly cookie: string
  private readonly app: FastifyInstance

  private constructor(app: FastifyInstance, name: string, key: string, cookie: string) {
    this.app = app
    this.name = name
    this.key = key
    this.cookie = cookie
  }

  static async signIn(app: FastifyInstance, name: string, key: string, password: string): Promise<Person> {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login: key, password } })
    assert.equal(answer.statusCode, 200, answer.body)
    const cookie = answer.cookies.find((one) => one.name === 'anlan_session')?.value ?? ''
    return new Person(app, name, key, cookie)
  }

  /** Any request; the answer as it came. */
  ask(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
    return this.app.inject({
      method,
      url,
      cookies: { anlan_session: this.cookie },
      headers: { ...key, ...headers },
      ...(body ? { payload: body } : {}),
    })
  }

  /** Reads; anything but 200 fails the test with what was said. */
  async get<T>(url: string): Promise<T> {
    return checked<T>('GET', url, await this.ask('GET', url))
  }

  /** Acts; anything but 200 fails the test with what was said. */
  async post<T = Receipt>(url: string, body: object, key?: string): Promise<T> {
    return checked<T>('POST', url, await this.ask('POST', url, body, key ? { 'idempotency-key': key } : {}))
  }

  /** Acts, and must be refused with this number. */
  async refused(no: string, url: string, body?: object, method: 'GET' | 'POST' = body ? 'POST' : 'GET'): Promise<Problem> {
    const answer = await this.ask(method, url, body)
    const { problem } = answer.json<{ problem?: Problem }>()
    assert.equal(problem?.no, no, `${method} ${url} answered ${answer.statusCode} ${answer.body.slice(0, 400)}`)
    assert.match(problem?.say ?? '', /[一-鿿]/, 'a refusal speaks Chinese')
    return problem as Problem
  }

  /** Takes a photo that no other test has taken. */
  async photo(bytes: Uint8Array<ArrayBuffer> = png(++photos)): Promise<Photo> {
    const form = new FormData()
    form.append('file', new Blob([bytes], { type: 'image/png' }), '现场.png')
    const request = new Request('http://localhost/api/attachments', { method: 'POST', body: form })
    const headers = { 'content-type': request.headers.get('content-type') ?? '' }
    const payload = Buffer.from(await request.arrayBuffer())
    const answer = await this.app.inject({
      method: 'POST',
      url: '/api/attachments',
      cookies: { anlan_session: this.cookie },
      headers,
      payload,
    })
    assert.equal(answer.statusCode, 200, answer.body)
    return photo.parse(answer.json())
  }

  async session(): Promise<z.infer<typeof sessionShape>> {
    return sessionShape.parse((await this.ask('GET', '/api/session')).json())
  }
}

const patterns = routes.map((route) => ({
  route,
  method: methodOf(route),
  pattern: new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

function checked<T>(method: string, url: string, answer: LightMyRequestResponse): T {
  assert.equal(answer.statusCode, 200, `${method} ${url}: ${answer.body.slice(0, 600)}`)
  const path = url.split('?')[0] ?? ''
  const found = patterns
    .filter((one) => one.method === method && one.pattern.test(path))
    .sort((a, b) => a.route.path.split('{').length - b.route.path.split('{').length)[0]
  const body: unknown = answer.json()
  return (found ? found.route.answer.parse(body) : body) as T
}
