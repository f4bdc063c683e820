import { sql } from 'kysely'
import { type Located, sees } from '#kernel/permit/permit.ts'
import { type Actor, beneath, pathOf } from '#kernel/place/actor.ts'
import type { Tx } from '#kernel/store/transaction.ts'

/** May this actor come across it? */
export type Rule = (actor: Actor) => boolean

/** What a rule for something planted may ask of the city as it stands. */
export interface Seen {
  unit(id: string): Rule
  grid(id: string): Rule
  dispute(id: string): Rule
  /** Is he an official of this organ, held neither to trades nor to its own units? */
  organs(actor: Actor, organ: string): boolean
  /** Does he see a unit that a list of this organ has brought in? */
  imported(actor: Actor, organ: string): boolean
  /** Is a notice to these roles in this place for him? */
  addressed(actor: Actor, place: string, roles: readonly string[]): boolean
}

/** What the rows of own matters say: rules by id, what may be opened by id, and ids to ask for. */
export interface Rows {
  seen: Seen
  rules: Map<string, Rule>
  opens: Map<string, Rule>
  ids: Record<'import' | 'grid' | 'dispute' | 'notice' | 'person', string[]>
  /** Papers' scans, each with the rule of its unit. */
  scans: Map<string, Rule>
  /** Units in dispute, with the rules of the disputes. */
  claims: Map<string, Rule[]>
}

/** Rows that show to whoever sees their unit. */
const ofUnits = ['enterprise_class', 'enterprise_fact', 'enterprise_paper', 'risk_points', 'risk_fact', 'unit_checklist']
const keepers = ['principal', 'safetyManager']
const never: Rule = () => false

interface Ground {
  units: Map<string, Rule>
  /** Path of a unit, and of an organ. */
  paths: Map<string, string>
  brought: Map<string, string[]>
}

async function groundOf(tx: Tx): Promise<Ground> {
  const { rows } = await sql<Located & { id: string }>`
    select id, place::text as path, trade, id as enterprise, supervising, managing from enterprise`.execute(tx)
  const { rows: organs } = await sql<{ key: string; path: string }>`
    select key, path::text as path from organ where path is not null`.execute(tx)
  const { rows: brought } = await sql<{ organ: string; target: string }>`
    select i.organ, r.target from import_row r join import i on i.id = r.import where r.outcome = 'created'`.execute(tx)
  return {
    units: new Map(rows.map((one): [string, Rule] => [one.id, (actor) => sees(actor, { ...one, parties: [] }).yes])),
    paths: new Map([...rows.map((one) => [one.id, one.path] as const), ...organs.map((one) => [one.key, one.path] as const)]),
    brought: new Map(
      [...Map.groupBy(brought, (one) => one.organ)].map(([organ, all]): [string, string[]] => [organ, all.map((one) => one.target)]),
    ),
  }
}

/** Where an actor stands: his post, his unit, his organ; null for who keeps the system. */
const standing = ({ paths }: Ground, actor: Actor): string | null =>
  actor.path ?? paths.get(actor.enterprise ?? '') ?? paths.get(actor.organ ?? '') ?? null

/** Reads every such row as a job, and says in TypeScript who may see it. */
export async function ownRows(tx: Tx): Promise<Rows> {
  const ground = await groundOf(tx)
  const unit = (id: string | null): Rule => ground.units.get(id ?? '') ?? never
  const rules = new Map<string, Rule>()
  const opens = new Map<string, Rule>()
  const put = (id: string, rule: Rule, open = false) => {
    rules.set(id, rule)
    if (open) opens.set(id, rule)
  }
  // A post held to trades or to its organ's own units reads what it brought in itself.
  const organs: Seen['organs'] = (actor, organ) =>
    actor.scope === 'territory' && actor.organ === organ && actor.trades === null && !actor.ownUnits
  for (const table of ofUnits) {
    const { rows } = await sql<{ id: string; enterprise: string }>`select id, enterprise from ${sql.table(table)}`.execute(tx)
    for (const one of rows) put(one.id, unit(one.enterprise))
  }
  for (const one of await found(tx)) {
    const official: Rule = (actor) => actor.scope === 'territory' && unit(one.enterprise)(actor)
    put(one.id, (actor) => official(actor) || (one.urging !== null && actor.scope === 'enterprise' && unit(one.enterprise)(actor)))
  }
  const { rows: tokens } = await sql<{ id: string; enterprise: string }>`select id, enterprise from api_token`.execute(tx)
  for (const one of tokens) put(one.id, (actor) => keepers.includes(actor.role) && unit(one.enterprise)(actor))
  const { rows: imports } = await sql<{ id: string; organ: string; person: string }>`select id, organ, person from import`.execute(tx)
  for (const one of imports) put(one.id, (actor) => actor.person === one.person || organs(actor, one.organ), true)
  const grids = await gridRules(tx)
  for (const [id, rule] of grids) put(id, rule, true)
  const { disputes, claims } = await disputeRules(tx)
  const seen: Seen = {
    unit,
    grid: (id) => grids.get(id) ?? never,
    dispute: (id) => disputes.get(id) ?? never,
    organs,
    imported: (actor, organ) => (ground.brought.get(organ) ?? []).some((id) => unit(id)(actor)),
    addressed: (actor, place, roles) => {
      const at = standing(ground, actor)
      const within = at === null ? actor.scope === 'system' && place === '450100000000' : beneath(at, pathOf(place))
      return actor.scope !== 'public' && within && (roles.length === 0 || roles.includes(actor.role))
    },
  }
  for (const [id, rule] of disputes) opens.set(`dispute ${id}`, rule)
  const ids = { import: imports.map((one) => one.id), grid: [...grids.keys()], dispute: [...disputes.keys()] }
  return { seen, rules, opens, claims, scans: await scanRules(tx, unit), ids: { ...ids, ...(await personal(tx, opens)) } }
}

const found = async (tx: Tx) =>
  (await sql<{ id: string; enterprise: string; urging: string | null }>`select id, enterprise, urging from patrol_finding`.execute(tx)).rows

/** A grid shows to officials above, within and beneath it; published, to the units that lie in it. */
async function gridRules(tx: Tx): Promise<Map<string, Rule>> {
  const { rows } = await sql<{ id: string; path: string; published: boolean; units: string[] }>`
    select g.id, g.path::text as path, g.published_at is not null as published,
      array(select e.id from grid_village v join enterprise e on e.division = v.village where v.grid = g.id and v.until is null) as units
    from grid g`.execute(tx)
  return new Map(
    rows.map(({ id, path, published, units }): [string, Rule] => [
      id,
      (actor) =>
        (actor.scope === 'territory' && actor.path !== null && (beneath(path, actor.path) || beneath(actor.path, path))) ||
        (actor.scope === 'enterprise' && published && units.includes(actor.enterprise ?? '')),
    ]),
  )
}

/** A dispute shows to the officials of both counties, besides to whoever sees its case. */
async function disputeRules(tx: Tx): Promise<{ disputes: Map<string, Rule>; claims: Map<string, Rule[]> }> {
  const { rows } = await sql<Located & { id: string; unit: string; sides: string[] }>`
    select c.id, d.unit, c.place::text as path, c.trade, c.enterprise, c.supervising, c.managing, c.inward,
      array[d.from_county::text, d.to_county::text] as sides from boundary_dispute d join "case" c on c.id = d.case_id`.execute(tx)
  const ruled = rows.map((one): [string, string, Rule] => [
    one.id,
    one.unit,
    (actor) =>
      sees(actor, { ...one, parties: [] }).yes ||
      (actor.scope === 'territory' && one.sides.some((side) => actor.path !== null && beneath(actor.path, side))),
  ])
  const claims = Map.groupBy(ruled, ([, unit]) => unit)
  return {
    disputes: new Map(ruled.map(([id, , rule]) => [id, rule])),
    claims: new Map([...claims].map(([unit, all]) => [unit, all.map(([, , rule]) => rule)])),
  }
}

async function scanRules(tx: Tx, unit: (id: string) => Rule): Promise<Map<string, Rule>> {
  const { rows } = await sql<{ attachment: string; enterprise: string }>`
    select attachment, enterprise from enterprise_paper where attachment is not null`.execute(tx)
  return new Map(rows.map((one): [string, Rule] => [one.attachment, unit(one.enterprise)]))
}

/** Who has read a notice, its publisher is shown; a person's card, the administrators and the principal of his unit. */
async function personal(tx: Tx, opens: Map<string, Rule>): Promise<Pick<Rows['ids'], 'notice' | 'person'>> {
  const { rows: notices } = await sql<{ id: string; person: string }>`select id, person from notice`.execute(tx)
  for (const one of notices) opens.set(one.id, (actor) => actor.person === one.person)
  const { rows: people } = await sql<{ id: string; at: (string | null)[] }>`
    select w.id, array(select w.enterprise union select p.enterprise from tenure t join post p on p.id = t.post where t.person = w.id) as at
    from person w where w.name not like '众%' order by w.name`.execute(tx)
  for (const { id, at } of people)
    opens.set(
      id,
      (actor) => actor.role.endsWith('Admin') || (actor.role === 'principal' && at.some((one) => one === actor.enterprise && one)),
    )
  return { notice: notices.map((one) => one.id), person: people.map((one) => one.id) }
}
