import { z } from 'zod'
import type { Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Acting } from '#kernel/procedure/commands.ts'
import type { TokenScope } from '#kernel/session/token.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Kernel } from './kernel.ts'

/**
 * Who may use a route. Every route has one, and a route without one does not compile:
 * - `procedure`: the procedure table decides on the locked case
 * - a function: any post, judged with a reason
 */
export type Who = 'procedure' | ((actor: Actor) => Permit)

type Shape = z.ZodType
type Read<S> = S extends Shape ? z.infer<S> : undefined

const bytes = z.string().describe('the bytes of the file')

/** JSON built by PostgreSQL, sent as it is. */
export class Raw {
  readonly json: string
  constructor(json: string) {
    this.json = json
  }
}

/** Open data that is no JSON, sent under its own type. */
export class Text {
  readonly type: string
  readonly body: string
  constructor(type: string, body: string) {
    this.type = type
    this.body = body
  }
}

interface Described {
  /** hazards.ledger: operation id in OpenAPI, name in the log. */
  name: string
  path: string
  summary: string
  permit: Who
  /** Purposes of an enterprise's token, any of which opens this route; without it a token is refused. */
  token?: readonly TokenScope[]
}

/** A read: runs in the actor's scope, leaves no trace. */
export interface Query<
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  A extends Shape = Shape,
> extends Described {
  kind: 'query'
  params?: P
  query?: Q
  answer: A
  run(context: { kernel: Kernel; tx: Tx; actor: Actor; now: Date; params: Read<P>; query: Read<Q> }): Promise<z.input<A> | Raw>
}

/** A write: one transaction with evidence, repeatable by its Idempotency-Key. */
export interface Command<P extends Shape | undefined = Shape | undefined, B extends Shape = Shape, A extends Shape = Shape>
  extends Described {
  kind: 'command'
  params?: P
  body: B
  answer: A
  run(context: Acting & { kernel: Kernel; params: Read<P>; body: z.infer<B> }): Promise<z.input<A>>
  /** What is set going once the transaction has been committed. */
  after?(kernel: Kernel): void
}

/** Public knowledge: no session, no scope; POST when it takes a body. */
export interface Open<
  P extends Shape | undefined = Shape | undefined,
  Q extends Shape | undefined = Shape | undefined,
  B extends Shape | undefined = Shape | undefined,
  A extends Shape = Shape,
> extends Omit<Described, 'permit'> {
  kind: 'open'
  permit: 'anyone'
  params?: P
  query?: Q
  body?: B
  answer: A
  run(context: { kernel: Kernel; params: Read<P>; query: Read<Q>; body: Read<B> }): Promise<z.input<A> | Text>
}

/** A file as it is sent. */
export interface SentFile {
  name: string
  mime: string
  /** Whole, or in parts as they are made. */
  bytes: Uint8Array | AsyncIterable<Uint8Array>
  /** False for what is made anew each time, so that nothing keeps an old one. */
  lasting: boolean
  /** To be saved rather than shown. */
  saved?: boolean
}

/** Looks into the database in the actor's scope, each time in a transaction of its own. */
export type Enter = <T>(work: (tx: Tx, actor: Actor) => Promise<T>) => Promise<T>

/** A file to be downloaded. What is read is read in the actor's scope by `enter`; what is made of it is made outside. */
export interface FileRoute<P extends Shape | undefined = Shape | undefined, Q extends Shape | undefined = Shape | undefined>
  extends Described {
  kind: 'file'
  params?: P
  query?: Q
  answer: Shape
  run(context: { kernel: Kernel; now: Date; params: Read<P>; query: Read<Q>; enter: Enter }): Promise<SentFile>
}

/** A file as it was brought. */
export interface BroughtFile {
  name: string
  bytes: Uint8Array
}

/** Takes one file. The permit is judged before its body is read. */
export interface UploadRoute<Q extends Shape | undefined = Shape | undefined, A extends Shape = Shape> extends Described {
  kind: 'upload'
  params?: undefined
  query?: Q
  answer: A
  /** The largest file taken, in bytes. */
  limit: number
  run(context: { kernel: Kernel; now: Date; query: Read<Q>; file: BroughtFile; enter: Enter }): Promise<z.input<A>>
}

/** Any route, as the server registers it. */
export type Route = Query | Command | Open | FileRoute | UploadRoute

/** GET for what reads, POST for what writes or takes a body. */
export const methodOf = (route: Route): 'GET' | 'POST' =>
  route.kind === 'command' || route.kind === 'upload' || (route.kind === 'open' && route.body) ? 'POST' : 'GET'

/** Declares a read; the shapes type what `run` is given. */
export const query = <P extends Shape | undefined = undefined, Q extends Shape | undefined = undefined, A extends Shape = Shape>(
  one: Omit<Query<P, Q, A>, 'kind'>,
): Route => ({ ...one, kind: 'query' }) as unknown as Route

/** Declares a file to be downloaded. */
export const file = <P extends Shape | undefined = undefined, Q extends Shape | undefined = undefined>(
  one: Omit<FileRoute<P, Q>, 'kind' | 'answer'>,
): Route => ({ ...one, kind: 'file', answer: bytes }) as unknown as Route

/** Declares the taking of a file. */
export const upload = <Q extends Shape | undefined = undefined, A extends Shape = Shape>(one: Omit<UploadRoute<Q, A>, 'kind'>): Route =>
  ({ ...one, kind: 'upload' }) as unknown as Route

/** Declares a write; `run` answers values, never a response, so a refusing branch cannot fall through. */
export const command = <B extends Shape, P extends Shape | undefined = undefined, A extends Shape = Shape>(
  one: Omit<Command<P, B, A>, 'kind'>,
): Route => ({ ...one, kind: 'command' }) as unknown as Route

/** Declares a route that anybody may use. */
export const open = <
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  A extends Shape = Shape,
>(
  one: Omit<Open<P, Q, B, A>, 'kind' | 'permit'>,
): Route => ({ ...one, kind: 'open', permit: 'anyone' }) as unknown as Route
