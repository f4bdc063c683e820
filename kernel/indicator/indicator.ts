import type { RawBuilder } from 'kysely'
import type { Actor } from '#kernel/place/actor.ts'
import type { Basis } from '#kernel/procedure/basis.ts'

/** Days [from, to], both counted, in Asia/Shanghai. */
export interface Period {
  from: string
  to: string
}

/** What of the tally an indicator adds up: one part of it, or all; `times: -1` takes away. */
export interface Counted {
  indicator: string
  part?: string
  times?: -1
}

/** Where the rows behind a number are: a page and its filters in the address bar. */
export interface Opens {
  page: '/hazards' | '/enterprises' | '/coercion' | '/obligations'
  query: Readonly<Record<string, string>>
}

/**
 * 指标: a number defined once, with its meaning and ground. It is read from the tally, which triggers keep; `live` counts the
 * same from the rows themselves: for posts that may not be told the sums of their place, and to hold the two against each other.
 */
export interface Indicator {
  key: string
  name: string
  unit: '件' | '家' | '项'
  /** In plain words: what is counted and what is not. */
  meaning: string
  basis: readonly Basis[]
  /** standing: how many there are now; flow: how many came about in this month. */
  kind: 'standing' | 'flow'
  /** One of the six on the leader's page; the others stand in the line beneath. */
  lead: boolean
  counts: readonly Counted[]
  /** Rows (county, town), one for each thing counted, as far as the reader sees them. `period` is the month of a flow. */
  live(actor: Actor | null, period: Period): RawBuilder<unknown>
  /** The ledger that lists exactly its rows. */
  opens(period: Period): Opens
}
