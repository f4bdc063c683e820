import { policySince } from '#policy/index.ts'
import type { Confidence } from './acts.ts'
import { type Basis, law, policy } from './basis.ts'
import type { TradeCode } from './high-risk.ts'

/**
 * A paper a unit must hold, on the days `since <= day < until`. Which units: by trade, and within it by GB/T 4754 prefixes
 * where the act speaks of an activity; `moreThan` workers makes it a duty of every trade. The mapping of activities to trades
 * and prefixes is this project's own.
 */
export interface RequiredPaper {
  readonly code: string
  readonly label: string
  readonly trades: readonly TradeCode[] | 'all'
  readonly industries?: readonly string[]
  readonly moreThan?: number
  /** Only a unit that does such work needs it; it is listed and never counted as missing. */
  readonly ifAny?: true
  /** Made out to a person: his name stands on it. */
  readonly personal?: true
  /** Has a last day. */
  readonly ends: boolean
  readonly basis: Basis
  readonly since: string
  readonly until?: string
  readonly confidence: Confidence
}

/** 安全生产法 art. 24 and 27: hazardous goods, mines, metallurgy, construction and transport. */
const strict = ['mining', 'hazchem', 'fireworks', 'civil_explosive', 'metallurgy', 'construction', 'transport'] as const
/** 国家规定的高危行业、领域: the eight of compulsory insurance. */
const insured = [...strict, 'fishery'] as const
const act = law('安全生产法', '第二十七条')

/** 必备证照资料, by trade and size. */
export const requiredPapers: readonly RequiredPaper[] = [
  {
    code: 'businessLicence',
    label: '营业执照',
    trades: 'all',
    ends: false,
    basis: policy('五'),
    since: policySince,
    confidence: 'unconfirmed',
  },
  {
    code: 'safetyLicence',
    label: '安全生产许可证',
    trades: ['mining', 'construction', 'fireworks', 'civil_explosive', 'hazchem'],
    industries: ['B', 'E47', 'E48', 'E49', 'E50', 'C2672', 'C2671', 'C25', 'C26'],
    ends: true,
    basis: law('安全生产许可证条例', '第二条'),
    since: '2014-07-29',
    confidence: 'verified',
  },
  {
    code: 'hazchemTradeLicence',
    label: '危险化学品经营许可证',
    trades: ['hazchem'],
    industries: ['F5169', 'F5265', 'F5266', 'G5941', 'G5942'],
    ends: true,
    basis: law('危险化学品安全法', '第五十五条'),
    since: '2026-05-01',
    confidence: 'verified',
  },
  {
    code: 'fireworksTradeLicence',
    label: '烟花爆竹经营许可证',
    trades: ['fireworks'],
    industries: ['F'],
    ends: true,
    basis: law('烟花爆竹安全管理条例', '第十九条'),
    since: '2016-02-06',
    confidence: 'verified',
  },
  {
    code: 'emergencyPlan',
    label: '应急预案备案登记表',
    trades: ['mining', 'hazchem', 'fireworks', 'civil_explosive', 'metallurgy', 'construction', 'building_fire'],
    ends: true,
    basis: law('生产安全事故应急条例', '第七条'),
    since: '2019-04-01',
    confidence: 'verified',
  },
  {
    code: 'headCertificate',
    label: '主要负责人考核合格证',
    trades: strict,
    personal: true,
    ends: true,
    basis: act,
    since: '2021-09-01',
    confidence: 'verified',
  },
  {
    code: 'managerCertificate',
    label: '安全管理人员考核合格证',
    trades: strict,
    personal: true,
    ends: true,
    basis: act,
    since: '2021-09-01',
    confidence: 'verified',
  },
  {
    code: 'safetyOffice',
    label: '安全管理机构设置或专职人员任命文件',
    trades: strict,
    moreThan: 100,
    ends: false,
    basis: law('安全生产法', '第二十四条'),
    since: '2021-09-01',
    confidence: 'verified',
  },
  {
    code: 'specialOperator',
    label: '特种作业操作证',
    trades: 'all',
    ifAny: true,
    personal: true,
    ends: true,
    basis: law('安全生产法', '第三十条'),
    since: '2021-09-01',
    confidence: 'verified',
  },
  {
    code: 'specialEquipment',
    label: '特种设备使用登记证',
    trades: ['special_equipment'],
    ends: false,
    basis: law('特种设备安全法', '第三十三条'),
    since: '2014-01-01',
    confidence: 'verified',
  },
  {
    code: 'fireCheck',
    label: '公众聚集场所营业前消防安全检查意见',
    trades: ['building_fire'],
    ends: false,
    basis: law('消防法', '第十五条'),
    since: '2021-04-29',
    confidence: 'verified',
  },
  {
    code: 'liabilityInsurance',
    label: '安全生产责任保险保单',
    trades: insured,
    ends: true,
    basis: law('安全生产法', '第五十一条'),
    since: '2021-09-01',
    confidence: 'verified',
  },
]

/** Whether the unit needs it: it must, only if it does such work, or it depends on a number of workers nobody has entered. */
export type Need = 'must' | 'ifAny' | 'unknownSize'

export interface PaperDuty {
  readonly paper: RequiredPaper
  readonly need: Need
}

interface Holder {
  readonly trade: string
  readonly industry: string
  readonly workers: number | null
}

function needOf(paper: RequiredPaper, { trade, industry, workers }: Holder): Need | undefined {
  const named = paper.trades === 'all' || (paper.trades as readonly string[]).includes(trade)
  const inTrade = named && (paper.industries ?? ['']).some((prefix) => industry.startsWith(prefix))
  if (inTrade) return paper.ifAny ? 'ifAny' : 'must'
  if (paper.moreThan === undefined) return undefined
  if (workers === null) return 'unknownSize'
  return workers > paper.moreThan ? 'must' : undefined
}

/** The papers a unit of that trade, industry and size must hold on that day. */
export const papersFor = (holder: Holder, date: string): readonly PaperDuty[] =>
  requiredPapers
    .filter((one) => one.since <= date && (one.until === undefined || date < one.until))
    .flatMap((paper) => {
      const need = needOf(paper, holder)
      return need ? [{ paper, need }] : []
    })
