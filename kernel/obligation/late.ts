import type { z } from 'zod'
import { readTerms } from '#kernel/clock/store.ts'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import { query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { roles } from '#kernel/place/roles.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { lateCount, latePageShape, lateQuery } from './contract.ts'
import { countLate, latePage, type LateFilter } from './store/late.ts'
import { remainingText } from './words.ts'

type Asked = z.infer<typeof lateQuery>

/** 逾期事项: what is past its date, of every procedure, as far as the post sees it. */
export const lateRoutes: Route[] = [
  query({
    name: 'obligation.late',
    path: '/api/obligations',
    summary: '逾期事项',
    permit: () => yes,
    query: lateQuery,
    answer: latePageShape,
    run: ({ kernel, tx, actor, now, query }) => list(kernel, tx, actor, now, query),
  }),
  query({
    name: 'obligation.countLate',
    path: '/api/obligations/count',
    summary: '逾期事项计数',
    permit: () => yes,
    query: lateQuery,
    answer: lateCount,
    run: ({ kernel, tx, actor, query }) => countLate(tx, actor, filterOf(kernel, query)),
  }),
]

function filterOf({ places }: Kernel, { duty, organ, county, town, cursor: from, limit }: Asked): LateFilter {
  const label = (code: string | undefined, at: 2 | 3) => code && (places.present(code)?.path.split('.')[at] ?? `p${code}`)
  return {
    duties: duty?.split(','),
    organ: organ === 'none' ? '' : organ,
    county: label(county, 2),
    town: label(town, 3),
    after: from ? decodeCursor(from, 2) : undefined,
    limit: limit + 1,
  }
}

async function list(kernel: Kernel, tx: Tx, actor: Actor, now: Date, asked: Asked): Promise<z.infer<typeof latePageShape>> {
  const { calendar } = await readTerms(tx)
  const found = await latePage(tx, actor, filterOf(kernel, asked))
  const shown = found.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => {
      const kind = kindOf(kernel, row.procedure)
      return {
        id: row.id,
        caseId: row.case_id,
        procedure: row.procedure,
        procedureTitle: kind.table.title,
        no: caseNo(kind.prefix, row.no, row.opened_at),
        verb: row.title,
        title: row.case_title,
        placeName: row.place_name ?? '',
        enterpriseName: row.enterprise_name,
        owners: row.owner_roles.map((role) => roles.label(role)).join('、'),
        organName: row.organ_name,
        dueAt: row.due_at,
        remaining: remainingText('overdue', row.due_at, now, calendar),
      }
    }),
    next: found.length > asked.limit && last ? encodeCursor([last.due_at, last.id]) : null,
  }
}
