import type { Json } from '#kernel/evidence/row.ts'
import { inspectionKind } from '#modules/enforcement/inspections/index.ts'
import { asJson, iso, officersOf, shoot, type Story, take, type Telling } from './acts.ts'
import { type Found, somethingWrong } from './hazards.ts'
import type { Signer } from './staff.ts'
import type { DemoUnit } from './units.ts'

const reasons = { planned: '计划检查', complaint: '举报核查', assigned: '上级交办', hazard: '隐患核查' } as const
type Reason = keyof typeof reasons

/** A visit and the hazards it led to, still to be told. */
export interface Visit {
  story: Story
  findings: Found[]
}

/**
 * Tells a visit: begun at `at`, recorded some hours later by the same officer, or still on site.
 * @param origin the hazard case that led here, if one did
 */
export function tellVisit(
  telling: Telling,
  unit: DemoUnit,
  at: number,
  options: { end?: 'record' | 'abandon' | 'none'; origin?: string; by?: Signer } = {},
): Visit {
  const { dice } = telling
  const { inspectors } = officersOf(telling, unit)
  const by = options.by ?? dice.pick(inspectors)
  const partner = inspectors.find((one) => one.person !== by.person)?.personName ?? ''
  const reason: Reason = options.origin
    ? 'hazard'
    : dice.weighted(['planned', 'complaint', 'assigned'] as const, (one) => ({ planned: 7, complaint: 2, assigned: 1 })[one])
  const id = dice.uuid(at)
  const title = `${unit.row.name}:${reasons[reason]}`
  const story: Story = { id, kind: inspectionKind, title, unit, acts: [] }
  const { place, trade } = unit.row
  const facts = {
    reason,
    origin_case: options.origin ?? null,
    subject: dice.pick(['安全生产责任制和现场隐患排查', '消防设施和用电安全', '特种设备和作业人员持证', '隐患整改情况']),
    partner,
    certificates: `演示证${dice.int(1000, 4999)}、演示证${dice.int(5000, 9999)}`,
    started_at: iso(at),
    findings: [],
    measures: [],
  }
  take(story, 'start', at, by, { ...facts, title, place, trade, enterprise: unit.row.id })
  const end = options.end ?? 'record'
  if (end === 'abandon') take(story, 'abandon', at + dice.int(10, 60) * 60_000, by, { handling: '单位停业,现场无人,取消本次检查' })
  return { story, findings: end === 'record' ? record(telling, story, at, by) : [] }
}

/** 现场检查记录, with one or two findings as a rule. */
function record(telling: Telling, story: Story, startedAt: number, by: Signer): Found[] {
  const { dice } = telling
  const { unit } = story
  const at = startedAt + dice.int(60, 180) * 60_000
  const found = Array.from({ length: dice.weighted([0, 1, 2, 3], (n) => [2, 5, 3, 1][n] ?? 0) }, () => {
    const wrong = somethingWrong(telling, unit)
    return { ...wrong, photos: shoot(telling, 'before', by, at, story.id) }
  })
  const findings = found.map(
    ({ category, text: [spot, description], photos }): Json => ({ category, description, spot, photos: asJson(photos) }),
  )
  const facts = {
    findings,
    summary: found.length === 0 ? '现场检查未发现问题' : `现场检查发现 ${found.length} 个问题,已当场告知`,
    handling: found.length === 0 ? '继续保持日常管理' : '责令限期整改,按期复查',
    measures: [],
    unit_representative: unit.heads.find((one) => one.until === null)?.name ?? '',
    refused_to_sign: dice.chance(0.01),
    recorded_at: iso(at),
  }
  take(story, 'record', at, by, facts, { photos: found.flatMap((one) => one.photos) })
  // The reaction opens the cases in the officer's name right after the record.
  return found.map(({ category, text, photos }, index) => ({
    unit,
    at: at + (index + 1) * 1000,
    by,
    origin: 'inspection',
    category,
    text,
    visit: { id: story.id, startedAt, photos },
  }))
}
