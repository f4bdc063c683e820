import type { z } from 'zod'
import { readTerms } from '#kernel/clock/store.ts'
import { decodeCursor, encodeCursor } from '#kernel/http/cursor.ts'
import type { worklistRow, worklistShape } from '#kernel/http/contract.ts'
import { type Kernel, kindOf } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { roles } from '#kernel/place/roles.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { countUrgencies, mine, waitingFor } from './store/worklist.ts'
import { type Borders, bordersOf, remainingText, urgencies, type Urgency, urgencyOf } from './words.ts'

type Row = z.infer<typeof worklistRow>

const page = 50
/** Counting stops here: nobody works through more in a day, and the count stays cheap. */
const cap = 1000

/** 待办: what this post owes, by when, and what it waits for; most urgent first. */
export async function worklist(
  kernel: Kernel,
  tx: Tx,
  actor: Actor,
  now: Date,
  asked: { urgency?: Urgency | undefined; cursor?: string | undefined },
): Promise<z.infer<typeof worklistShape>> {
  const { calendar } = await readTerms(tx)
  const borders = bordersOf(now, calendar)
  const groups = await countGroups(tx, actor, borders)
  const waiting = asked.urgency === 'waiting'
  const from = { urgency: asked.urgency, after: asked.cursor ? decodeCursor(asked.cursor, 2) : undefined, limit: page + 1 }
  const found = waiting ? await waitingFor(tx, actor, from) : await mine(tx, actor, borders, from)
  const rows = found.slice(0, page).map(
    (row): Row => ({
      obligation: row.id,
      caseId: row.case_id,
      procedure: row.procedure,
      no: caseNo(kindOf(kernel, row.procedure).prefix, row.no, row.opened_at),
      verb: row.title,
      title: row.case_title,
      placeName: row.place_name,
      enterpriseName: row.enterprise_name,
      dueAt: row.due_at,
      remaining: remainingText(row.state, row.due_at, now, calendar),
      urgency: waiting ? 'waiting' : urgencyOf(row.due_at, borders),
      provisional: row.provisional,
      escalated: !waiting && !row.owner_roles.includes(actor.role),
      ownerLabel: row.owner_roles.map((role) => roles.label(role)).join('、'),
    }),
  )
  const last = found.length > page ? found[page - 1] : undefined
  return { groups, rows, next: last ? encodeCursor([last.due_at ?? '', last.id]) : null }
}

async function countGroups(tx: Tx, actor: Actor, borders: Borders): Promise<z.infer<typeof worklistShape>['groups']> {
  const counts = await countUrgencies(tx, actor, borders, cap)
  return urgencies.map(({ code, title }) => ({ urgency: code, title, count: counts?.[code] ?? 0, capped: (counts?.[code] ?? 0) >= cap }))
}
