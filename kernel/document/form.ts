import type { z } from 'zod'
import type { JsonObject } from '#kernel/evidence/row.ts'

/** A form of documents as data: what it is called, how it is numbered, what it must say, and which template typesets it. */
export interface Form {
  /** rectificationOrder */
  key: string
  /** 责令限期整改指令书 */
  name: string
  /** 责改: stands in the number and separates its series from others of the same issuer. */
  infix: string
  /** '（{region}）{body}{infix}〔{year}〕{n}号': {body} is the word of the issuing organ's kind */
  number: string
  /** Internal papers are seen by officials only. */
  kind: 'record' | 'decision' | 'internal' | 'official'
  version: number
  /** Template file name without its ending. */
  template: string
  data: z.ZodType
}

/** One document to be issued by a step: its form and what it says. */
export interface Issue {
  form: Form
  data: JsonObject
  /** The organ that issues and numbers it; the actor's own when absent. */
  issuer?: string
}
