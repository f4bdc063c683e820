import { addDays } from '#kernel/clock/day.ts'
import { calculator, type Step } from '#kernel/indicator/calculator.ts'
import { isHighRisk, isTrade, largerAccidentDeaths, type RiskRuleCode, riskMethod, riskRules, scoreBands, trades } from '#law/index.ts'
import { type Limits, type RiskInput, riskInput } from './inputs.ts'
import { levelWords, type RiskLevel, riskLevels } from './rule.ts'

/** One thing that bears on the level, with what would take it away; `counts` is false while the city has not confirmed its rule. */
export interface Contribution {
  code: RiskRuleCode
  say: string
  /** 不低于 this colour; null raises by one. */
  floor: RiskLevel | null
  counts: boolean
  /** What would lower it, or null where nothing the unit does can. */
  lower: string | null
  /** The level if this alone fell away; null when nothing would be left. */
  without: RiskLevel | null
}

/** What the rules say: by those in force in the city, and with the unconfirmed ones besides. */
export interface Proposed {
  level: RiskLevel | null
  reference: RiskLevel | null
  contributions: Contribution[]
}

/** Whether it rests on the unit's own risk points or its score; else it is only a floor, and says nothing for a lower grade. */
export const isWhole = ({ contributions }: Pick<Proposed, 'contributions'>): boolean =>
  contributions.some(({ code, counts }) => counts && (code === 'points' || code === 'score'))

/** Does a grade go with the proposal? With a whole one it is the same, with a floor it is not beneath. */
export const goesWith = (grade: RiskLevel | null, proposed: Pick<Proposed, 'level' | 'contributions'>): boolean =>
  proposed.level === null ||
  (grade !== null && (grade === proposed.level || (!isWhole(proposed) && higher(grade, proposed.level) === grade)))

type Bearing = Omit<Contribution, 'without'>

const higher = (a: RiskLevel, b: RiskLevel): RiskLevel => (riskLevels.indexOf(a) <= riskLevels.indexOf(b) ? a : b)

/** The highest floor, lifted by one for each raise; a raise with no floor beneath starts from blue. Nothing gives nothing. */
function levelOf(bearings: readonly Bearing[]): RiskLevel | null {
  if (bearings.length === 0) return null
  const base = bearings.reduce<RiskLevel>((level, { floor }) => (floor ? higher(level, floor) : level), 'blue')
  const raises = bearings.filter((one) => one.floor === null).length
  return riskLevels[Math.max(0, riskLevels.indexOf(base) - raises)] ?? 'red'
}

/** 建议等级 from what is known of a unit; pure, so that an old proposal is computed again from the inputs kept with it. */
export function proposeLevel(input: RiskInput, limits: Limits): Proposed {
  const bearings = [...ofHazchem(input), ...ofPoints(input, limits), ...ofNature(input, limits), ...ofConduct(input, limits)]
  const inForce = bearings.filter((one) => one.counts)
  const contributions = bearings.map((one) => ({
    ...one,
    without: levelOf((one.counts ? inForce : bearings).filter((other) => other !== one)),
  }))
  return { level: levelOf(inForce), reference: levelOf(bearings), contributions: contributions.toSorted(byEase) }
}

/** What the unit can mend soonest first; what it cannot change last. */
const ease: readonly RiskRuleCode[] = [
  'overdue',
  'orangePoints',
  'yellowPoints',
  'bluePoints',
  'points',
  'score',
  'noDesign',
  'installation',
]
const rankOf = (code: RiskRuleCode) => (ease.includes(code) ? ease.indexOf(code) : ease.length)
const byEase = (a: Contribution, b: Contribution) => rankOf(a.code) - rankOf(b.code)

function ofHazchem({ score, noDesign }: RiskInput): Bearing[] {
  const band = score === null ? undefined : scoreBands.find((one) => score >= one.from)
  const above = band && scoreBands[scoreBands.indexOf(band) - 1]
  const lower = above ? `整改诊断发现的问题后重新评分,达到 ${above.from} 分为${levelWords[above.colour]}色` : null
  return [
    ...(band ? [bearing('score', `得分 ${score} 分`, band.colour, true, lower)] : []),
    ...(noDesign
      ? [bearing('noDesign', '在役化工装置未经正规设计且未诊断', 'red', true, '补做安全设计诊断,经监管部门核实后不再计入')]
      : []),
  ]
}

const bearing = (code: RiskRuleCode, say: string, floor: RiskLevel | null, counts: boolean, lower: string | null): Bearing => ({
  code,
  say,
  floor,
  counts,
  lower,
})

function ofPoints({ points }: RiskInput, limits: Limits): Bearing[] {
  if (!points) return []
  const highest = riskLevels.find((colour) => points[colour] > 0)
  const floor = highest && limits.highest.value[highest]
  const word = highest ? levelWords[highest] : ''
  const many = (colour: RiskLevel, to: RiskLevel, code: RiskRuleCode, limit: { value: number; confirmed: boolean }): Bearing[] =>
    points[colour] >= limit.value
      ? [
          bearing(
            code,
            `${levelWords[colour]}色风险点 ${points[colour]} 个,达到 ${limit.value} 个`,
            to,
            limit.confirmed,
            `治理后使${levelWords[colour]}色风险点少于 ${limit.value} 个,重新申报`,
          ),
        ]
      : []
  return [
    ...(highest && floor
      ? [
          bearing(
            'points',
            `有${word}色风险点 ${points[highest]} 个`,
            floor,
            limits.highest.confirmed,
            highest === 'blue' ? null : `治理全部${word}色风险点并降级后,重新申报`,
          ),
        ]
      : []),
    ...many('orange', 'red', 'orangePoints', limits.orange),
    ...many('yellow', 'orange', 'yellowPoints', limits.yellow),
    ...many('blue', 'yellow', 'bluePoints', limits.blue),
  ]
}

function ofNature({ installation, trade }: RiskInput, limits: Limits): Bearing[] {
  const floor = installation === null ? undefined : limits.installation.value[installation]
  const grade = ['', '一', '二', '三', '四'][installation ?? 0]
  const high = trade !== null && isTrade(trade) && isHighRisk(trade)
  const label = trades.find((one) => one.code === trade)?.label ?? ''
  return [
    ...(floor
      ? [bearing('installation', `${grade}级重大危险源`, floor, limits.installation.confirmed, '降低危险物质存量,重新辨识、评估、定级')]
      : []),
    ...(high ? [bearing('trade', `${label}属于高危行业`, limits.trade.value, limits.trade.confirmed, null)] : []),
  ]
}

function ofConduct({ on, accidents, overdue }: RiskInput, limits: Limits): Bearing[] {
  const { value: days, confirmed } = limits.accidentDays
  const counted = accidents.filter((one) => one.deaths > 0 && one.on <= on && addDays(one.on, days) > on)
  const grave = counted.length > 1 || counted.some((one) => one.deaths >= largerAccidentDeaths)
  const last =
    counted
      .map((one) => one.on)
      .sort()
      .at(-1) ?? ''
  const deaths = counted.reduce((sum, one) => sum + one.deaths, 0)
  const say = `${days} 日内死亡事故 ${counted.length} 起,死亡 ${deaths} 人`
  const late = limits.overdue
  return [
    ...(counted.length > 0
      ? [
          bearing(
            grave ? 'accidentFloor' : 'accident',
            say,
            grave ? 'red' : null,
            confirmed,
            `不再发生死亡事故,${addDays(last, days)} 起不再计入`,
          ),
        ]
      : []),
    ...(overdue >= late.value
      ? [
          bearing(
            'overdue',
            `逾期未改的一般隐患 ${overdue} 件,达到 ${late.value} 件`,
            null,
            late.confirmed,
            `完成整改,使逾期未改的隐患少于 ${late.value} 件`,
          ),
        ]
      : []),
  ]
}

/** The arithmetic as an official would write it. */
function stepsOf({ level, reference, contributions }: Proposed): Step[] {
  const lines = contributions.map(({ code, say, floor, counts }): Step => {
    const label = riskRules.find((one) => one.code === code)?.label ?? code
    return { say: `${label}:${say},${floor ? `不低于${levelWords[floor]}色` : '提高一级'}${counts ? '' : '(本市未确认,只作参考)'}` }
  })
  const word = (one: RiskLevel | null) => (one ? `${levelWords[one]}色` : '没有可用的依据')
  return [...lines, { say: `建议等级:${word(level)}${reference === level ? '' : `;连同未确认的规则为${word(reference)}`}` }]
}

/** The calculator `risk` over the limits of the city. */
export const riskCalculator = (limits: () => Limits) =>
  calculator({
    name: 'risk',
    title: riskMethod.name,
    input: riskInput,
    version: String(riskMethod.version),
    basis: ['实施意见第二十一条', '应急〔2018〕19号'],
    run(input) {
      const value = proposeLevel(input, limits())
      return { value, steps: stepsOf(value) }
    },
  })
