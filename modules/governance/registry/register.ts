import { v7 as uuidv7 } from 'uuid'
import type { Register, Updated, Writing } from '#kernel/register/register.ts'
import { initialsOf } from '#kernel/search/initials.ts'
import { canRegister } from './permits.ts'
import { unitComparer } from './roster/compare.ts'
import { countyFinder } from './roster/counties.ts'
import { unitExport } from './roster/export.ts'
import { rosterFields } from './roster/fields.ts'
import { rosterJudge, type RosterUnit } from './roster/judge.ts'
import { plainName } from './roster/likeness.ts'
import { changeUnits, countyAreas, organNames, zonesOf } from './store/roster.ts'
import { insertHeads, insertUnits } from './store/units.ts'

type Rows = readonly { id: string; value: RosterUnit }[]

/** New units with whom the list names at their head; one whose code is taken meanwhile is left out. */
async function create({ tx, now }: Writing, rows: Rows): Promise<ReadonlySet<string>> {
  const zones = await zonesOf(tx, [...new Set(rows.map(({ value }) => value.place))])
  const units = rows.map(({ id, value: { supervisingBasis, managingBasis, heads: _heads, source: _source, ...unit } }) => ({
    ...unit,
    id,
    point_source: unit.point ? '导入名录' : null,
    zone: zones.get(unit.place) ?? null,
    supervising_basis: supervisingBasis,
    managing_basis: managingBasis,
    registered_at: now,
  }))
  const written = new Set(await insertUnits(tx, units))
  const heads = rows
    .filter(({ id }) => written.has(id))
    .flatMap(({ id, value }) => value.heads.map((head) => ({ ...head, id: uuidv7(), enterprise: id, source: value.source })))
  if (heads.length > 0) await insertHeads(tx, heads)
  return written
}

/** Name, industry, address and point of units that are there. Jurisdiction, level, bodies and heads are changed in the file, each by its own act. */
async function update({ tx }: Writing, rows: Rows): Promise<readonly Updated[]> {
  const changes = rows.map(({ id, value: { name, industry, address, point } }) => ({
    id,
    name,
    initials: initialsOf(name),
    industry,
    address,
    lon: point?.[0] ?? null,
    lat: point?.[1] ?? null,
  }))
  const facts = new Map(rows.map(({ id, value: { name, industry, address, point } }) => [id, { name, industry, address, point }]))
  return (await changeUnits(tx, changes)).map(({ id, rev }) => ({ id, rev, facts: facts.get(id) ?? {} }))
}

/** 监管对象 as a register that lists are brought into and taken out of (clauses 4, 17). */
const unitRegister: Register<RosterUnit> = {
  name: 'enterprises',
  title: '监管对象',
  fields: rosterFields,
  permit: (actor) => canRegister(actor),
  begin: async (context) => ({
    judge: rosterJudge(context, await organNames(context.tx)),
    compare: unitComparer(context.kernel.places, countyFinder(await countyAreas(context.tx))),
  }),
  mayWrite: (actor, { place, trade, supervising, managing }) =>
    canRegister(actor, { path: place, trade, enterprise: null, supervising, managing }),
  identity: ({ uscc, name, point }) => ({ code: uscc, name, plain: plainName(name), point }),
  create,
  update,
  written: {
    table: 'enterprise',
    parts: { enterprise_head: 'enterprise' },
    derived: ['enterprise_class', 'enterprise_location', 'enterprise_renewal'],
    updated: ['name', 'initials', 'industry', 'address', 'point', 'point_source', 'rev'],
    usedBy: {
      case: '已有案件',
      post: '已有岗位',
      person: '已有人员账号',
      organ: '已有职代会(工会)',
      risk_level: '已定风险等级',
      risk_points: '已申报风险点',
      enterprise_fact: '已登记标准化、保险等情况',
      enterprise_paper: '已登记证照资料',
      unit_checklist: '已安排自查',
      evidence: '档案已有变更',
    },
    stream: 'enterprise',
    events: { updated: 'enterprise.imported', restored: 'enterprise.importUndone' },
  },
  export: unitExport,
}
/** Its rows pass through the kernel as JSON and come back as they were. */
export const enterpriseRegister = unitRegister as unknown as Register
