import type { Photo, problemShape } from '#kernel/http/contract.ts'
import type { z } from 'zod'

export type ProblemBody = z.infer<typeof problemShape>['problem']
export type Params = Record<string, string | number | boolean | null | undefined>
type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A refusal of the server in its own words, or one of the network's in ours (numbers 0.x). */
export class ProblemError extends Error {
  readonly problem: ProblemBody
  constructor(problem: ProblemBody) {
    super(`${problem.no} ${problem.say}`)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** A random UUID also where the page is served without TLS, where crypto.randomUUID does not exist. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const listeners = new Set<(problem: ProblemBody) => void>()
/** Calls back whenever a request finds the session expired or without a post (401.1, 401.3); returns the way to stop. */
export function onSignInNeeded(listener: (problem: ProblemBody) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells the page that nobody is signed in any more. */
export function raiseSignIn(problem: ProblemBody): void {
  for (const tell of listeners) tell(problem)
}

const offline = (): ProblemError =>
  new ProblemError({ no: '0.1', say: '连接不上服务器,请检查网络后重试;您填写的内容已保存为草稿', request: '' })

/** Reads the answer's problem; an answer without one (a proxy's page, say) gets a number of its own. */
async function problemOf(answer: Response): Promise<ProblemBody> {
  const body: unknown = await answer.json().catch(() => null)
  if (body !== null && typeof body === 'object' && 'problem' in body) return (body as { problem: ProblemBody }).problem
  return { no: `${answer.status}.0`, say: `服务器没有正常应答(${answer.status}),请稍后重试`, request: '' }
}

async function call<T>(path: string, init: RequestInit, schema: z.ZodType<T> | undefined, quiet = false): Promise<T> {
  const answer = await fetch(path, { credentials: 'same-origin', ...init }).catch(() => {
    throw offline()
  })
  if (!answer.ok) {
    const problem = await problemOf(answer)
    if (!quiet && (problem.no === '401.1' || problem.no === '401.3')) raiseSignIn(problem)
    throw new ProblemError(problem)
  }
  const body: unknown = answer.status === 204 ? null : await answer.json()
  return schema === undefined ? (body as T) : schema.parse(body)
}

/** The address with its query; null, undefined and empty values are left out. */
export function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** GET. With a schema the answer is parsed, else trusted. Throws {@link ProblemError}. */
export function get<T>(path: string, params?: Params, schema?: z.ZodType<T>): Promise<T> {
  return call(address(path, params), { headers: { accept: 'application/json' } }, schema)
}

/** GET that does not raise the sign-in overlay: for asking who is signed in. */
export function ask<T>(path: string): Promise<T> {
  return call<T>(path, { headers: { accept: 'application/json' } }, undefined, true)
}

/** An act. `key` is the Idempotency-Key of this submission intent: the same on every retry of the same content. */
export function send<T>(method: Method, path: string, body: unknown, key: string, schema?: z.ZodType<T>): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': key }
  return call(path, { method, headers, body: JSON.stringify(body ?? {}) }, schema, path.startsWith('/api/session'))
}

/** Sends one file as multipart part `file`. */
export function bring<T>(path: string, file: File, key: string = uuid()): Promise<T> {
  const form = new FormData()
  form.append('file', file, file.name)
  const init = { method: 'POST', headers: { accept: 'application/json', 'idempotency-key': key }, body: form }
  return call<T>(path, init, undefined)
}

/** Sends one photo or PDF; answers its id and hash. */
export const upload = (file: File, key?: string): Promise<Photo> => bring<Photo>('/api/attachments', file, key)

/** The problem behind anything thrown, for a ProblemNote. */
export function problemFrom(thrown: unknown): ProblemBody {
  if (thrown instanceof ProblemError) return thrown.problem
  return { no: '0.2', say: '页面出错,请刷新后重试;您填写的内容已保存为草稿', request: '' }
}
