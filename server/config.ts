import { resolve } from 'node:path'

/** What the operator sets from outside; everything has a default that works on one machine. */
export interface Config {
  port: number
  host: string
  /** Folder of the embedded database, uploads and exports. */
  data: string
  /** A PostgreSQL ≥ 15 with PostGIS; the embedded database when unset. */
  databaseUrl: string | undefined
  /** How the outside reaches the server, without a slash at its end; the address it listens on when unset. */
  publicUrl: string | undefined
  demo: { on: boolean; seed: number; asOf: string | undefined; units: number }
}

/** Thrown for what the operator can put right: one clear line, no stack. */
export class OperatorError extends Error {}

/** Reads PORT, HOST, ANLAN_DATA, ANLAN_PUBLIC_URL, DATABASE_URL and the flags --seed, --as-of, --units, --no-demo. */
export function readConfig(env: NodeJS.ProcessEnv, flags: Flags): Config {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OperatorError(`PORT 应为 0–65535 的整数,现为「${env.PORT}」`)
  return {
    port,
    host: env.HOST || '127.0.0.1',
    data: resolve(env.ANLAN_DATA || 'data'),
    databaseUrl: address(env.DATABASE_URL),
    publicUrl: outside(env.ANLAN_PUBLIC_URL),
    demo: {
      on: !flags['no-demo'],
      seed: whole('seed', flags.seed, 2026),
      asOf: date(flags['as-of']),
      units: whole('units', flags.units, 2000),
    },
  }
}

export interface Flags {
  seed?: string | undefined
  'as-of'?: string | undefined
  units?: string | undefined
  'no-demo'?: boolean | undefined
}

/** The value is not repeated in the message: it may hold a password. */
function address(text: string | undefined): string | undefined {
  if (text && !/^postgres(ql)?:\/\/./.test(text))
    throw new OperatorError('DATABASE_URL 应写作 postgres://用户:密码@主机:端口/数据库 的形式')
  return text || undefined
}

/** It is printed on paper: a typing error would stay there. */
function outside(text: string | undefined): string | undefined {
  const url = text ? URL.parse(text) : undefined
  if (text && !(url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === ''))
    throw new OperatorError(`ANLAN_PUBLIC_URL 应写作 https://域名 的形式,现为「${text}」`)
  return text?.replace(/\/+$/, '') || undefined
}

function whole(name: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text)
  if (!Number.isInteger(value) || value < 0) throw new OperatorError(`--${name} 应为非负整数,现为「${text}」`)
  return value
}

function date(text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d{4}-\d\d-\d\d$/.test(text)) throw new OperatorError(`--as-of 应写作 2026-11-23 的形式,现为「${text}」`)
  return text
}
