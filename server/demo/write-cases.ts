import { sql } from 'kysely'
import { type Draft, type EvidenceRow, type JsonObject, seal } from '#kernel/evidence/row.ts'
import { insert } from '#kernel/evidence/store.ts'
import type { Terms } from '#kernel/clock/store.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type Act, type AttachmentRow, firstAt, iso, isClosed, type Story } from './acts.ts'
import { type Clock, type Fired, wind } from './clocks.ts'
import type { Dice } from './dice.ts'
import type { Signer } from './staff.ts'

/** Rows in one statement of evidence: large enough to be quick, small enough to pass through the worker at once. */
const evidenceChunk = 2000

/** What a chunk of cases is written with. */
export interface Writing {
  dice: Dice
  terms: Terms
  attachments: ReadonlyMap<string, readonly AttachmentRow[]>
  /** Closed cases whose met obligations are kept as well. */
  recent: ReadonlySet<string>
  /** Up to when rungs have fired, ISO. */
  until: string
}

const text = (rows: unknown) => JSON.stringify(rows)

/**
 * Writes cases in bulk, through the same trigger as every step: all are opened, then all second steps are taken, then
 * all third ones. The evidence follows in the same transaction, which the database checks when it ends.
 */
export async function writeCases(tx: Tx, stories: readonly Story[], writing: Writing): Promise<void> {
  await openAll(tx, stories)
  const longest = Math.max(...stories.map((one) => one.acts.length))
  for (let rev = 2; rev <= longest; rev++) await moveAll(tx, stories, rev)
  for (const table of new Set(stories.map((one) => one.kind.table.table))) await writeFacts(tx, table, stories)
  await writeAttachments(
    tx,
    stories.flatMap((one) => writing.attachments.get(one.id) ?? []),
  )
  const wound = stories.map((story) => ({ story, ...clocksOf(story, writing) }))
  await writeClocks(tx, wound)
  const rows = wound.flatMap(({ story, fired }) => chain(story, fired))
  for (let at = 0; at < rows.length; at += evidenceChunk) await insert(tx, rows.slice(at, at + evidenceChunk))
}

const clocksOf = (story: Story, { dice, terms, recent, until }: Writing): { clocks: Clock[]; fired: Fired[] } =>
  isClosed(story) && !recent.has(story.id) ? { clocks: [], fired: [] } : wind(dice, story, terms, until)

const stepped = (act: Act, rev: number) => ({
  state: act.state,
  rev,
  step: act.step,
  person: act.by.person,
  post: act.by.post,
  moved_at: iso(act.at),
})

async function openAll(tx: Tx, stories: readonly Story[]): Promise<void> {
  const rows = stories.flatMap((story) => {
    const act = story.acts[0]
    const { place, trade, id, supervising, managing } = story.unit.row
    const { table } = story.kind
    return act
      ? [
          {
            ...stepped(act, 1),
            id: story.id,
            procedure: table.name,
            version: table.version,
            title: story.title,
            place,
            trade,
            enterprise: id,
            supervising,
            managing,
            opened_at: iso(act.at),
          },
        ]
      : []
  })
  await sql`
    insert into "case" (id, procedure, version, state, title, place, trade, enterprise, supervising, managing, opened_at, step, person, post, moved_at)
    select id, procedure, version, state, title, place, trade, enterprise, supervising, managing, opened_at, step, person, post, moved_at
    from json_populate_recordset(null::"case", ${text(rows)}::json)`.execute(tx)
}

async function moveAll(tx: Tx, stories: readonly Story[], rev: number): Promise<void> {
  const rows = stories.flatMap((story) => {
    const act = story.acts[rev - 1]
    return act ? [{ ...stepped(act, rev), id: story.id }] : []
  })
  await sql`
    update "case" c set state = m.state, rev = m.rev, step = m.step, person = m.person, post = m.post, moved_at = m.moved_at
    from json_to_recordset(${text(rows)}::json) as m(id uuid, state text, rev int, step text, person uuid, post uuid, moved_at timestamptz)
    where c.id = m.id`.execute(tx)
}

/** Of the opening, what stands on the case row itself and not in the module's table. */
const onCase = new Set(['title', 'place', 'trade', 'enterprise'])

/** The facts at the end of the story: those of every act laid over each other, as the evidence replays. */
async function writeFacts(tx: Tx, table: string, stories: readonly Story[]): Promise<void> {
  const rows = stories
    .filter((one) => one.kind.table.table === table)
    .map((story) => {
      const facts: JsonObject = Object.assign({}, ...story.acts.map((act) => act.facts))
      return { ...Object.fromEntries(Object.entries(facts).filter(([name]) => !onCase.has(name))), case_id: story.id }
    })
  const columns = sql.join([...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted().map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${text(rows)}::json)`.execute(tx)
}

async function writeAttachments(tx: Tx, rows: readonly AttachmentRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into attachment (id, sha256, name, mime, bytes, captured_at, uploaded_at, uploaded_by, case_id)
    select id, sha256, name, mime, bytes, captured_at, uploaded_at, uploaded_by, case_id
    from json_populate_recordset(null::attachment, ${text(rows)}::json)`.execute(tx)
}

/** The label of a path at a level: p45.p4501.p450103 → county. */
const labelAt = (path: string, level: number): string | null => path.split('.')[level] ?? null

async function writeClocks(tx: Tx, wound: readonly { story: Story; clocks: readonly Clock[] }[]): Promise<void> {
  const all = wound.flatMap(({ story, clocks }) => clocks.map((clock) => ({ story, clock })))
  if (all.length === 0) return
  const obligations = all.map(({ story, clock }) => {
    const { place, id } = story.unit.row
    return {
      id: clock.id,
      case_id: story.id,
      duty: clock.duty,
      title: clock.of.title,
      opened_rev: clock.openedRev,
      owner_roles: clock.of.by,
      enterprise: id,
      county: labelAt(place, 2),
      town: labelAt(place, 3),
      served_on: clock.servedOn,
      span: clock.plan.span,
      basis: clock.of.basis,
      state: clock.state,
      due_at: clock.plan.dueAt,
      provisional: clock.plan.provisional,
      steps: clock.plan.steps,
      escalated_to: clock.escalatedTo,
      met_at: clock.metAt,
      met_rev: clock.metRev,
      calendar: clock.calendar,
    }
  })
  await sql`insert into obligation select * from json_populate_recordset(null::obligation, ${text(obligations)}::json)`.execute(tx)
  const rungs = all.flatMap(({ clock }) =>
    clock.rungs.map((one) => ({
      obligation: clock.id,
      rung: one.rung,
      kind: one.kind,
      at: one.at,
      to_roles: one.toRoles,
      fired_at: one.firedAt,
      stopped_at: one.stoppedAt,
    })),
  )
  await sql`insert into rung select * from json_populate_recordset(null::rung, ${text(rungs)}::json)`.execute(tx)
}

/** Who signs a row of evidence. */
export const signed = (by: Signer | null) => ({
  person: by?.person ?? null,
  personName: by?.personName ?? null,
  post: by?.post ?? null,
  postTitle: by?.postTitle ?? null,
  standInFor: null,
  place: by?.place ?? null,
})

const rungEvents = { remind: 'obligation.reminded', due: 'obligation.overdue', escalate: 'obligation.escalated' } as const

/** The chain of a case: its acts and the rungs that fired between them, sealed in the order of time. */
function chain(story: Story, fired: readonly Fired[]): EvidenceRow[] {
  const stream = { streamKind: 'case', streamId: story.id, caseId: story.id } as const
  const acts = story.acts.map(
    (act, index): Draft => ({
      ...stream,
      ...signed(act.by),
      at: iso(act.at),
      capturedAt: act.capturedAt,
      event: `${story.kind.table.name}.${act.step}`,
      rev: index + 1,
      data: { state: act.state, facts: act.facts },
      attachments: act.photos,
    }),
  )
  const sweeps = fired.map(
    (one): Draft => ({
      ...stream,
      ...signed(null),
      at: one.at,
      capturedAt: null,
      event: rungEvents[one.kind],
      rev: null,
      data: one.data,
      attachments: [],
    }),
  )
  // toSorted is stable: of equal instants the rung, which was due first, stands first.
  return sealAll([...sweeps, ...acts].toSorted((a, b) => a.at.localeCompare(b.at)))
}

/** Seals the drafts of one new stream one after another. */
export function sealAll(drafts: readonly Draft[]): EvidenceRow[] {
  const rows: EvidenceRow[] = []
  for (const draft of drafts) rows.push(seal(draft, rows.at(-1) ?? null))
  return rows
}

/** The newest of the closed cases, by their last act. */
export const newestClosed = (stories: readonly Story[], count: number): Set<string> =>
  new Set(
    stories
      .filter(isClosed)
      .toSorted((a, b) => (b.acts.at(-1)?.at ?? 0) - (a.acts.at(-1)?.at ?? 0) || firstAt(a) - firstAt(b))
      .slice(0, count)
      .map((one) => one.id),
  )
