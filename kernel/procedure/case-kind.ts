import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import type { Json } from '#kernel/evidence/row.ts'
import type { Issue } from '#kernel/document/form.ts'
import type { Photo } from '#kernel/http/contract.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { TokenScope } from '#kernel/session/token.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Procedure } from './procedure.ts'
import type { CaseRow } from './store.ts'

/** Facts by column: what the module's table holds and what the evidence says. */
export type Facts = Readonly<Record<string, Json>>

/** What a step's handler works with. Reads go through `tx`, in the actor's own scope. */
export interface StepContext {
  tx: Tx
  actor: Actor
  /** The transaction's instant, ISO. */
  now: string
  /** Today in Asia/Shanghai, YYYY-MM-DD. */
  today: string
  /** Uploaded photos by id, bound to this case; refuses ids that are not the actor's own uploads. */
  photos(ids: readonly string[], field: string): Promise<Photo[]>
}

/** A step of a case: its input, and the facts it changes; throws a Refusal for input that does not fit the case. */
export interface StepHandler<Input extends z.ZodType = z.ZodType> {
  input: Input
  /** Purposes of an enterprise's token by which its own system may take this step. */
  token?: readonly TokenScope[]
  facts(input: z.infer<Input>, context: StepContext & { kase: CaseRow; facts: Facts }): Promise<Facts> | Facts
  /** The documents of the step, made from the facts as they stand after it; their forms are those the table says it issues. */
  documents?(input: z.infer<Input>, context: StepContext & { kase: CaseRow; facts: Facts }): Promise<readonly Issue[]> | readonly Issue[]
}

/** Where and about whom a case is opened. */
export interface Opened {
  title: string
  /** ltree path. */
  place: string
  trade: string | null
  enterprise: string | null
  supervising: string | null
  managing: string | null
  /** When it happened as the device claims, ISO. */
  capturedAt?: string | null
  /** Organs named on the case from the beginning, each with its part. */
  named?: readonly { organ: string; part: string }[]
  facts: Facts
}

/** How a case of a procedure is opened. */
export interface OpenHandler<Input extends z.ZodType = z.ZodType> {
  input: Input
  open(input: z.infer<Input>, context: StepContext & { id: string }): Promise<Opened>
}

/** One kind of case: the procedure table and the handlers that give its steps their substance. */
export interface CaseKind {
  /** The version new cases are opened under. */
  table: Procedure
  /** Earlier versions that cases in flight still follow. */
  former?: readonly Procedure[]
  /** 隐患, 检查: stands before the number of the case. */
  prefix: string
  /** The facts in words, for the case file: what a reader of the paper wants to know, in that order. */
  summary?(facts: Facts): readonly { label: string; value: string }[]
  opens: Readonly<Record<string, OpenHandler>>
  steps: Readonly<Record<string, StepHandler>>
}

/**
 * The kind as a case of that version knows it: a case in flight keeps the table it was opened under.
 * @throws Error for a version this program does not carry: taking a guess would be worse
 */
export function atVersion(kind: CaseKind, version: number): CaseKind {
  const table = [kind.table, ...(kind.former ?? [])].find((one) => one.version === version)
  if (!table) throw new Error(`the program carries no version ${version} of the procedure ${kind.table.name}`)
  return table === kind.table ? kind : { ...kind, table }
}

/** Every version of every kind, as procedure_step holds them. */
export const allTables = (kinds: readonly CaseKind[]): Procedure[] => kinds.flatMap((kind) => [kind.table, ...(kind.former ?? [])])

/** Keeps each handler's input type while it is written. */
export const step = <Input extends z.ZodType>(handler: StepHandler<Input>): StepHandler => handler as unknown as StepHandler
export const opening = <Input extends z.ZodType>(handler: OpenHandler<Input>): OpenHandler => handler as unknown as OpenHandler

/** 隐患2026-000012. */
export const caseNo = (prefix: string, no: number, openedAt: string): string =>
  `${prefix}${localDate(new Date(openedAt)).slice(0, 4)}-${String(no).padStart(6, '0')}`

/** A case in words, line by line, for its file; what is not there is left out. */
export const inWords = (lines: readonly (readonly [string, string | null | undefined])[]): { label: string; value: string }[] =>
  lines.flatMap(([label, value]) => (value === null || value === undefined || value === '' ? [] : [{ label, value }]))
