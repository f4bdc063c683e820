import type { z } from 'zod'
import { findAct } from '../acts.ts'
import { type Basis, basisText } from '../basis.ts'
import type { FormKey } from './data.ts'

/** One version of a form. In force on the days `since <= day < until`. */
export interface Form {
  readonly key: FormKey
  /** Its number among the forms of 2016; `null` for the project's own. */
  readonly no: number | null
  readonly name: string
  /** What stands between the word of the issuing body (应急) and 〔 in its number. */
  readonly infix: string
  /** The number with {region}, {body}, {infix}, {year} and {n} to be filled, see {@link numberOf}. */
  readonly number: string
  readonly kind: 'record' | 'decision' | 'internal' | 'official'
  readonly version: number
  readonly since: string
  readonly until?: string
  /** Why the document may be made. What a single document rests on is in its data. */
  readonly basis: readonly Basis[]
  /** Template file name without `.typ`. */
  readonly template: string
  readonly data: z.ZodObject
  /** Where later law changed the wording of 2016. */
  readonly changes: readonly string[]
}

/** The number as an emergency bureau prints it. The serial is not padded and starts at 1. Throws on anything else. */
export function numberOf(form: Form, given: { readonly region: string; readonly year: number; readonly n: number }): string {
  if (!/^[\u4e00-\u9fa5]{1,6}$/.test(given.region)) throw new Error(`地区简称应为一至六个汉字:${given.region}`)
  if (!Number.isInteger(given.year) || given.year < 2000 || given.year > 2099) throw new Error(`年份不对:${given.year}`)
  if (!Number.isSafeInteger(given.n) || given.n < 1) throw new Error(`序号应为正整数:${given.n}`)
  const parts: Readonly<Record<string, string>> = {
    region: given.region,
    body: '应急',
    infix: form.infix,
    year: String(given.year),
    n: String(given.n),
  }
  return form.number.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}

/** The citation as documents print it, the act by its full title: 《中华人民共和国安全生产法》第六十五条第一款第二项. */
export function citation(basis: Basis): string {
  const act = basis.kind === 'law' ? findAct(basis.act) : undefined
  if (basis.kind !== 'law' || act === undefined) return basisText(basis)
  const title = act.title.replace(/\([^()]*\)$/, '')
  return `《${title}》${basis.article === '全文' ? '' : basis.article}`
}
