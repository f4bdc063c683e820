import { sql } from 'kysely'
import { type Located, sees } from '#kernel/permit/permit.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { asJob, type Tx } from '#kernel/store/transaction.ts'
import type { City } from '#test/city.ts'
import { units } from '#test/people.ts'
import { ownRows, type Rows, type Rule, type Seen } from './rows.ts'
import { internalText, type Mark, type Marks } from './scene.ts'

/** Everything in the city that can be recognised in an answer, with the rule for it, and the ids to ask for. */
export interface Known {
  rules: Map<string, Rule>
  cases: string[]
  units: string[]
  documents: string[]
  /** Codes of papers with their numbers. */
  codes: Map<string, string>
  attachments: string[]
  /** Self-checks, and the codes of the posts where they are made. */
  checks: string[]
  posters: string[]
  ids: Rows['ids']
  /** Codes of units with what a whole code may tell: id and name. */
  uscc: Map<string, readonly string[]>
  /** What can be asked for by its id: may it be opened? */
  opens: Map<string, Rule>
}

interface Stored extends Located {
  id: string
  no: number
  procedure: string
  opened_at: string
}

/** Reads every row as a job and says in TypeScript who may see it: case by case by `sees`, papers by their own rule besides. */
export async function known(city: City, marks: Marks): Promise<Known> {
  const now = city.clock.now()
  const open = await published(city)
  const found = await asJob(city.database, 'verify', now, async (tx) => {
    const { rows: stored } = await sql<Stored>`
      select c.id, c.no, c.procedure, c.opened_at, c.place::text as path, c.trade, c.enterprise, c.supervising, c.managing, c.inward,
        array(select p.organ from case_party p where p.case_id = c.id and (p.until is null or p.until >= ${now.toISOString()})) as parties
      from "case" c`.execute(tx)
    const of = new Map(stored.map((one): [string, Rule] => [one.id, (actor) => sees(actor, one).yes]))
    const byCase: ByCase = (id) => of.get(id ?? '') ?? (() => false)
    const rules = new Map(of)
    await linkRules(tx, rules, byCase)
    for (const one of stored) rules.set(numberOf(city, one), byCase(one.id))
    const own = await ownRows(tx)
    for (const [mark, to] of marks) rules.set(mark, ruleOf(to, own.seen, city, byCase))
    for (const [id, rule] of own.rules) rules.set(id, rule)
    const opens = new Map([...of, ...own.opens])
    for (const id of own.ids.dispute) {
      const one = stored.find((kase) => kase.id === id)
      for (const name of one ? [id, numberOf(city, one)] : []) rules.set(name, own.seen.dispute(id))
    }
    const papers = await paperRules(tx, rules, opens, byCase)
    const { checks, ofUnit } = await checkRules(tx, rules, opens)
    const attachments = await photoRules(tx, rules, opens, ({ id, case_id, enterprise }) => [
      byCase(case_id),
      ofUnit.get(enterprise ?? ''),
      own.scans.get(id),
    ])
    const { rows: owed } = await sql<{ id: string; case_id: string }>`select id, case_id from obligation`.execute(tx)
    for (const { id, case_id } of owed) rules.set(id, byCase(case_id))
    return {
      stored,
      rules,
      opens,
      cases: stored.map((one) => one.id),
      units: units.map((one) => city.unit(one.key)),
      documents: papers.map((one) => one.id),
      codes: new Map(papers.map((one) => [one.code, one.no])),
      attachments,
      checks: checks.map((one) => one.id),
      posters: checks.map((one) => one.code),
      ids: own.ids,
      claims: own.claims,
    }
  })
  const { stored, claims, ...all } = found
  return { ...all, uscc: await unitRules(city, stored, all.rules, all.opens, open, claims) }
}

type ByCase = (id: string | null) => Rule

/** A case that comes from another names it by its bare id; number, title and words of the other stay closed. */
async function linkRules(tx: Tx, rules: Map<string, Rule>, byCase: ByCase): Promise<void> {
  const { rows: links } = await sql<{ id: string; origin_case: string }>`
    select case_id as id, origin_case from coercion union all select case_id, origin_case from coordination
    union all select case_id, origin_case from hazard where origin_case is not null
    union all select case_id, stop_case from coercion where stop_case is not null`.execute(tx)
  for (const [origin, all] of Map.groupBy(links, (one) => one.origin_case)) {
    rules.set(origin, (actor) => byCase(origin)(actor) || all.some((one) => byCase(one.id)(actor)))
  }
}

/** An internal paper is named in the course of the case; what it says and its code are for officials. */
async function paperRules(tx: Tx, rules: Map<string, Rule>, opens: Map<string, Rule>, byCase: ByCase) {
  const { rows: papers } = await sql<{ id: string; no: string; code: string; case_id: string; internal: boolean }>`
    select id, no, code, case_id, internal from document`.execute(tx)
  for (const { id, no, code, case_id, internal } of papers) {
    rules.set(id, byCase(case_id)).set(no, byCase(case_id))
    const read: Rule = (actor) => byCase(case_id)(actor) && (!internal || actor.scope === 'territory')
    rules.set(code, read)
    opens.set(id, read)
  }
  const filed = papers.filter((one) => one.internal)
  rules.set(internalText, (actor) => actor.scope === 'territory' && filed.some((one) => byCase(one.case_id)(actor)))
  return papers
}

const numberOf = (city: City, one: Stored): string =>
  caseNo(city.kernel.kinds.find((kind) => kind.table.name === one.procedure)?.prefix ?? '', one.no, one.opened_at)

/** Something planted stands on a case, on a unit, a grid or a dispute, or says itself who may read it. */
function ruleOf(mark: Mark, seen: Seen, city: City, byCase: ByCase): Rule {
  if (typeof mark === 'function') return (actor) => mark(actor, seen)
  if (typeof mark === 'string') return byCase(mark)
  if ('unit' in mark) return seen.unit(city.unit(mark.unit))
  return 'grid' in mark ? seen.grid(mark.grid) : seen.dispute(mark.dispute)
}

/** Self-checks and the codes of their posts show to who sees the unit, and so do the photos that lie with its file. */
async function checkRules(tx: Tx, rules: Map<string, Rule>, opens: Map<string, Rule>) {
  const { rows: checks } = await sql<Located & { id: string; code: string }>`
    select k.id, a.code, e.place::text as path, e.trade, e.id as enterprise, e.supervising, e.managing
    from self_check k join unit_checklist a on a.id = k.assignment join enterprise e on e.id = k.enterprise`.execute(tx)
  const ofUnit = new Map(checks.map((one): [string, Rule] => [one.enterprise ?? '', (actor) => sees(actor, one).yes]))
  for (const { id, code, enterprise } of checks) {
    const rule = ofUnit.get(enterprise ?? '') ?? (() => false)
    for (const all of [rules, opens]) all.set(id, rule).set(code, rule)
  }
  return { checks, ofUnit }
}

/** A photo shows to who uploaded it, and to who sees what it lies with. */
async function photoRules(
  tx: Tx,
  rules: Map<string, Rule>,
  opens: Map<string, Rule>,
  others: (photo: { id: string; case_id: string | null; enterprise: string | null }) => (Rule | undefined)[],
): Promise<string[]> {
  const { rows: photos } = await sql<{ id: string; case_id: string | null; enterprise: string | null; uploaded_by: string }>`
    select id, case_id, enterprise, uploaded_by from attachment`.execute(tx)
  for (const { uploaded_by, ...photo } of photos) {
    const { id } = photo
    const lies = others(photo)
    const rule: Rule = (actor) => uploaded_by === actor.person || lies.some((one) => one?.(actor))
    if (!opens.has(id)) rules.set(id, rule).set(id, rule)
    opens.set(id, opens.get(id) ?? rule)
  }
  return photos.map((one) => one.id)
}

/** Units with a hazard on the public list. */
async function published(of: City): Promise<Set<string>> {
  const { rows } = await sql<{ enterprise: string }>`
    select c.enterprise from disclosure d join "case" c on c.id = d.case_id`.execute(of.database.db)
  return new Set(rows.map((one) => one.enterprise))
}

/** A unit shows to who sees it; its name also to who sees a case of it or claims it for his county, or when the public may read it. */
async function unitRules(
  city: City,
  cases: readonly Stored[],
  rules: Map<string, Rule>,
  opens: Map<string, Rule>,
  open: ReadonlySet<string>,
  claims: Rows['claims'],
): Promise<Known['uscc']> {
  const { rows } = await sql<Located & { id: string; name: string; uscc: string }>`
    select id, name, uscc, place::text as path, trade, id as enterprise, supervising, managing from enterprise`.execute(city.database.db)
  // An evaluating body reads what ties it to a unit: it is its own declaration.
  const { rows: ties } = await sql<{ organ: string; enterprise: string }>`select organ, enterprise from evaluator_tie`.execute(
    city.database.db,
  )
  const tied = new Set(ties.map((one) => `${one.organ} ${one.enterprise}`))
  for (const unit of rows) {
    const own: Rule = (actor) => sees(actor, { ...unit, parties: [] }).yes
    const named: Rule = (actor) =>
      own(actor) ||
      tied.has(`${actor.organ} ${unit.id}`) ||
      cases.some((one) => one.enterprise === unit.id && sees(actor, one).yes) ||
      (claims.get(unit.id) ?? []).some((rule) => rule(actor))
    rules.set(unit.id, named).set(unit.name, (actor) => named(actor) || open.has(unit.id))
    opens.set(unit.id, own)
  }
  return new Map(rows.map((one) => [one.uscc, [one.id, one.name]]))
}

const token =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[一-鿿]{2}\d{4}-\d{6}|标\d+记|（[^（）]{1,12}）[^〔〕]{1,12}〔\d{4}〕\d+号|\b[0-9A-Z]{16}\b/g

/** What of the known things an answer shows. */
export function shown(said: string, { rules }: Known): string[] {
  const found = new Set(said.match(token) ?? [])
  // The directory of organs is open to everybody with an account, and a union bears the name of its unit.
  const apart = units.reduce((text, unit) => text.replaceAll(`${unit.name}工会`, ''), said)
  for (const one of [...units.map((unit) => unit.name as string), internalText, '木料堆放过高']) if (apart.includes(one)) found.add(one)
  return [...found].filter((one) => rules.has(one))
}
