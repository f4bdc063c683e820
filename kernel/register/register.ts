import type { z } from 'zod'
import type { Json, JsonObject } from '#kernel/evidence/row.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import type { Cell } from './sheet/cell.ts'
import type { Crs, Likeness } from './terms.ts'

/**
 * 名录: what a module declares so that its rows can be brought in from a list, taken back, and taken out as a list.
 * The kernel reads, maps, batches, resumes, undoes and evidences; the register says what a row means.
 */
export interface Register<Value extends JsonObject = JsonObject> {
  name: string
  /** 监管对象 */
  title: string
  fields: readonly Field[]
  /** Whether this post imports at all; each row is judged again by `mayWrite`. */
  permit(actor: Actor): Permit
  /** Reads what every row is judged by, once, and answers how it is done. */
  begin(context: Checking): Promise<Beginning<Value>>
  mayWrite(actor: Actor, value: Value): Permit
  /** What a row is known by: for finding the same thing twice, in the register and in one file. */
  identity(value: Value): Identity
  /** Writes new ones, as many as given, in few statements. @returns the ids written; the others were taken meanwhile */
  create(writing: Writing, rows: readonly { id: string; value: Value }[]): Promise<ReadonlySet<string>>
  /** Changes what is there to what the rows say, and answers what is now different. */
  update(writing: Writing, rows: readonly { id: string; value: Value }[]): Promise<readonly Updated[]>
  written: Written
  export?: Export
}

/** Where the rows of a register lie. */
export interface Written {
  table: string
  /** Tables whose rows belong to one of the main table's and go with it: name → column of the owner. */
  parts: Readonly<Record<string, string>>
  /** Tables computed of it, which the database deletes with it: they do not stand in the way of undoing. */
  derived: readonly string[]
  /** Columns that `update` writes; `rev` among them tells whether somebody has been there since. */
  updated: readonly string[]
  /** What stands in the way of undoing, by the table that names the row. */
  usedBy: Readonly<Record<string, string>>
  /** The evidence stream of one row, and the events there of an update and of its being taken back. */
  stream: 'enterprise'
  events: { updated: string; restored: string }
}

export interface Field {
  name: string
  label: string
  required: boolean
  /** What to fill in, in words. */
  means: string
  example: string
  /** How lists call it, besides by its label. */
  aliases: readonly string[]
  /** A code of digits must not have been a number; a person's number does not go into what is kept of bad rows as evidence. */
  code?: boolean
}

export interface Checking {
  kernel: Kernel
  tx: Tx
  actor: Actor
  now: Date
  fileName: string
  crs: Crs
  /** Fields that have a column or a default. */
  given: ReadonlySet<string>
}

export interface Beginning<Value> {
  judge(given: Given): Judged<Value>
  /** What in the register may be the same, and what the map says against a row. */
  compare(tx: Tx, rows: readonly Compared<Value>[]): Promise<Map<number, Comparison>>
}

/** The cells of one row by field: as they are and as text. */
export interface Given {
  cell(field: string): Cell
  text(field: string): string
}

/** What is to be said of a cell. */
export interface Remark {
  field: string
  say: string
}

export interface Judged<Value> {
  /** Null when there are problems. */
  value: Value | null
  problems: Remark[]
  warnings: Remark[]
}

export interface Identity {
  code: string
  name: string
  /** The name without what is written differently from list to list. */
  plain: string
  point: readonly [lon: number, lat: number] | null
}

export interface Compared<Value> {
  no: number
  value: Value
  /** The same point had it been written in GCJ-02; null when it was or when there is none. */
  other: readonly [number, number] | null
}

export interface Comparison {
  candidates: Candidate[]
  warnings: Remark[]
  /** What this row says about the reference system of the whole list, when it says anything. */
  looksLike?: 'asMarked' | 'gcj02'
}

export interface Candidate {
  /** Null when it is out of view or in the same file. */
  id: string | null
  name: string
  by: Likeness
  say: string
}

export interface Writing {
  tx: Tx
  actor: Actor
  now: string
}

export interface Updated {
  id: string
  rev: number
  facts: Record<string, Json>
}

/** A list taken out: what the page shows, under the same filters and rights. */
export interface Export {
  permit(actor: Actor): Permit
  query: z.ZodType
  columns: readonly { label: string; width?: number }[]
  /** The filters in words, for the head of the file. */
  words(kernel: Kernel, query: never): string[]
  count(context: ExportReading, query: never): Promise<number>
  /** A page of so many, after the cursor. */
  page(context: ExportReading, query: never, after: string | null, size: number): Promise<{ rows: string[][]; next: string | null }>
}
export interface ExportReading {
  kernel: Kernel
  tx: Tx
  actor: Actor
}
