/** The part of node-postgres that Kysely, pg-boss and the migrator need; both engines speak it. */
export interface Client {
  query(sql: string, parameters?: readonly unknown[]): Promise<QueryResult>
  release(): void
}

/** One statement's answer. `rowCount` counts affected rows for writes. */
export interface QueryResult {
  command: string
  rowCount: number
  rows: Record<string, unknown>[]
}

/** A line to the other processes; what is said comes back to oneself as well. */
export interface Relay {
  say(said: string): Promise<void>
  end(): Promise<void>
}

/** Hands out connections; `engine` says which database stands behind. */
export interface Pool {
  engine: 'pglite' | 'postgres'
  connect(): Promise<Client>
  end(): Promise<void>
  /** Word between the processes of one database; the embedded one has a single process and none. */
  relay?(channel: string, hear: (said: string) => void): Promise<Relay>
}

/** Kysely gives arrays; jsonb parameters must be text on both engines, so plain objects are stringified here. */
export const bind = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype ? JSON.stringify(value) : value
