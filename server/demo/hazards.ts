import { localDate } from '#kernel/clock/day.ts'
import type { Json } from '#kernel/evidence/row.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { begun, hazardKind } from '#modules/prevention/hazards/index.ts'
import { hazardCategories } from '#law/terms/hazard-categories.ts'
import { asJson, iso, officersOf, shoot, type Story, take, type Telling } from './acts.ts'
import { type Category, hazardTexts } from './hazard-texts.ts'
import type { Signer } from './staff.ts'
import { type Beat, extendedTo } from './story.ts'
import type { DemoUnit } from './units.ts'

/** What was found, by whom, on what occasion. */
export interface Found {
  unit: DemoUnit
  at: number
  by: Signer
  origin: 'patrol' | 'inspection' | 'selfCheck'
  category: Category
  text: readonly [spot: string, description: string, measure: string]
  /** Of a finding: its visit, when that began, and the photos it took. */
  visit?: { id: string; startedAt: number; photos: readonly Photo[] }
}

const label = (category: string): string => hazardCategories.find((one) => one.code === category)?.label ?? category

/** Something that is wrong in a unit of this trade. */
export function somethingWrong({ dice }: Telling, unit: DemoUnit): Pick<Found, 'category' | 'text'> {
  const category = dice.chance(0.04) ? 'other' : dice.pick(unit.profile.categories)
  return { category, text: dice.pick(hazardTexts[category]) }
}

/** Who saw it first: mostly the grid, then the unit itself, then an officer on his way. */
export function finder(telling: Telling, unit: DemoUnit): Pick<Found, 'by' | 'origin'> {
  const { dice, staff } = telling
  const throwOf = dice.next()
  if (throwOf < 0.55) return { by: staff.grid(unit.village, unit.town), origin: 'patrol' }
  if (throwOf < 0.8) return { by: staff.safetyManager(unit.row), origin: 'selfCheck' }
  return { by: dice.pick(officersOf(telling, unit).inspectors), origin: 'inspection' }
}

/** Tells a hazard case: the report and the steps that follow, in the facts the handlers of the module would make. */
export function tellHazard(telling: Telling, found: Found, beats: readonly Beat[]): Story {
  const { dice } = telling
  const { unit, at, by, origin, category, text, visit } = found
  const [spot, description] = text
  const id = dice.uuid(at)
  const title = `${unit.row.name}:${label(category)}·${spot}`.slice(0, 120)
  const story: Story = { id, kind: hazardKind, title, unit, acts: [] }
  const photos = visit?.photos ?? shoot(telling, 'before', by, at, id)
  const foundAt = iso(visit?.startedAt ?? at - dice.int(2, 25) * 60_000)
  const facts = {
    ...begun,
    origin,
    origin_case: visit?.id ?? null,
    category,
    description,
    spot,
    point: visit || !unit.row.point ? null : [...unit.row.point],
    found_at: foundAt,
    found_photos: asJson(photos),
  }
  const { place, trade } = unit.row
  take(story, 'report', at, by, { ...facts, title, place, trade, enterprise: unit.row.id }, { photos, capturedAt: foundAt })
  const officers = officersOf(telling, unit)
  const scene: Scene = { telling, found, foundAt, story, limit: null }
  for (const beat of beats) {
    const signer = signerOf(telling, unit, beat.step, officers, by)
    const { facts: change, photos: taken } = tell[beat.step]?.(scene, beat, signer) ?? { facts: {} }
    take(story, beat.step, beat.at, signer, change, taken ? { photos: taken } : {})
    scene.limit = beat.limit
  }
  return story
}

function signerOf({ staff }: Telling, unit: DemoUnit, step: string, officers: ReturnType<typeof officersOf>, reporter: Signer): Signer {
  if (step === 'plan' || step === 'rectify' || step === 'askExtension') return staff.safetyManager(unit.row)
  if (step === 'grantExtension' || step === 'refuseExtension') return officers.head
  const one = officers.any()
  // Whoever reported does not dismiss.
  return step === 'dismiss' && one.person === reporter.person
    ? (officers.inspectors.find((other) => other.person !== reporter.person) ?? one)
    : one
}

interface Scene {
  telling: Telling
  found: Found
  foundAt: string
  story: Story
  /** Time limit before the step. */
  limit: string | null
}
type Told = { facts: Record<string, Json>; photos?: Photo[] }

/** What each step says. */
const tell: Readonly<Record<string, (scene: Scene, beat: Beat, by: Signer) => Told>> = {
  register: ({ found }, beat) => ({ facts: { category: found.category, demand: `限期整改:${found.text[2]}。`, rectify_by: beat.limit } }),
  dismiss: ({ telling }) => ({
    facts: {
      dismissal: telling.dice.pick(['现场核实,问题已当场消除,不需立案治理', '与已登记的隐患重复,并案处理', '经核实不构成事故隐患']),
    },
  }),
  plan: ({ telling: { dice }, found, limit }, beat, by) => ({
    facts: {
      plan: {
        responsible: `${by.personName}(安全管理员)`,
        measure: `${found.text[2]}。`,
        funds: dice.pick([0, 200, 500, 1200, 3000, 8000, 26_000]),
        until: limit ?? localDate(new Date(beat.at)),
        contingency: dice.pick(['整改期间暂停该部位作业,专人看守', '设置警戒线和警示牌,每班巡查', '降低负荷运行,现场配备灭火器材']),
      },
    },
  }),
  rectify: ({ telling, found, foundAt, story }, beat, by) => {
    const photos = shoot(telling, 'after', by, beat.at, story.id)
    const since = Math.max(Date.parse(foundAt), story.acts.at(-1)?.at ?? 0)
    const done = beat.at - Math.floor((beat.at - since) * telling.dice.real(0.02, 0.2))
    return {
      facts: {
        rectified_at: iso(done),
        rectification: `已按方案完成:${found.text[2]}。`,
        rectified_photos: asJson(photos),
        photo_doubts: [],
        recheck_passed: null,
        recheck_note: null,
      },
      photos,
    }
  },
  askExtension: ({ telling: { dice }, limit }) => ({
    facts: {
      extension_until: extendedTo(limit ?? ''),
      extension_reason: dice.pick(['所需配件需从外地订购,到货晚于整改期限', '施工单位档期排满,需顺延进场时间', '连续降雨不能进行室外施工']),
      extension_answer: null,
    },
  }),
  grantExtension: (_scene, beat) => ({ facts: { extension_answer: '情况属实,同意延期,期间落实防范措施', rectify_by: beat.limit } }),
  refuseExtension: () => ({ facts: { extension_answer: '理由不充分,请按原期限完成整改' } }),
  passRecheck: ({ telling, story }, beat, by) => {
    const photos = shoot(telling, 'after', by, beat.at, story.id)
    return { facts: { recheck_passed: true, recheck_note: '现场复查,整改措施已落实,符合要求', recheck_photos: asJson(photos) }, photos }
  },
  failRecheck: ({ telling, story }, beat, by) => {
    const photos = shoot(telling, 'before', by, beat.at, story.id)
    const note = telling.dice.pick(['整改不彻底,同一部位仍有遗漏', '只作了临时处理,没有按方案落实', '现场与报告不符,需继续整改'])
    return { facts: { recheck_passed: false, recheck_note: note, recheck_photos: asJson(photos), rectify_by: beat.limit }, photos }
  },
  assess: ({ telling: { dice } }) => ({
    facts: {
      assessment: '治理措施有效,同类部位已一并排查',
      residual_risk: dice.weighted(['none', 'low', 'watch'] as const, (one) => ({ none: 70, low: 24, watch: 6 })[one]),
    },
  }),
  close: () => ({ facts: { closing_note: '治理完成,准予销号' } }),
  rework: (_scene, beat) => ({ facts: { recheck_passed: false, recheck_note: '评估认为措施不足,退回补充整改', rectify_by: beat.limit } }),
}
