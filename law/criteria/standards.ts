/** Reads the criteria files of this folder into one list; a row that is not well-formed stops the program at start. */
import { type ActCode, type Confidence, findAct, findArticle } from '../acts.ts'
import { isTrade, type TradeCode } from '../high-risk.ts'
import construction from './construction.json' with { type: 'json' }
import fire from './fire.json' with { type: 'json' }
import fireworks from './fireworks.json' with { type: 'json' }
import generalIndustry from './general-industry.json' with { type: 'json' }
import hazchem from './hazchem.json' with { type: 'json' }
import mining from './mining.json' with { type: 'json' }
import notHeld from './not-held.json' with { type: 'json' }

/** Whom a standard binds: trades of supervision, narrowed by GB/T 4754 prefixes where it names lines of industry. */
export interface Scope {
  readonly trades: readonly TradeCode[]
  /** Prefixes such as 'C31' or 'C3054'; empty: every line of industry of these trades. */
  readonly industries: readonly string[]
}

/** One item by which a hazard is judged 重大, in our paraphrase; binding is the text of the article it comes from. */
export interface Criterion extends Scope {
  /** Standard and item number, 'mh.gm.12#2'. Recorded with a hazard, so it never changes its meaning. */
  readonly key: string
  readonly standard: string
  readonly title: string
  /** 工贸, 非煤矿山, 房屋市政工程 … */
  readonly sector: string
  /** What the article is about within its sector: 液氨制冷, 基坑、边坡. */
  readonly topic: string
  readonly no: number
  /** The kind of site the item is for, where one list serves several: 地下, 露天, 尾矿库. */
  readonly site?: string
  readonly text: string
  readonly act: ActCode
  readonly article: string
  /** Part of a document without articles: '二', '第6、7章'. */
  readonly part?: string
  /** In force on the days `since <= day < until`. */
  readonly since: string
  readonly until?: string
  readonly confidence: Confidence
  /** Why a person must check before relying on it, in words for the page. */
  readonly doubt?: string
}

/** A standard known to exist whose items are not in this release. */
export interface MissingStandard extends Scope {
  readonly id: string
  readonly sector: string
  /** A description of ours where the official title is not known; `number` identifies the document. */
  readonly title: string
  readonly number: string
  readonly since?: string
  /** How many items it is said to have. */
  readonly items?: number
  readonly doubt?: string
}

/** Printed wherever a criterion is shown. */
export const criteriaNote = '转述,现场判定须依据原条文确认'

interface Row {
  readonly id: string
  readonly sector: string
  readonly title: string
  readonly since?: string
  readonly doubt?: string
  readonly trades: readonly string[]
  readonly industries?: readonly string[]
}

interface StandardRow extends Row {
  readonly topic: string
  readonly act: string
  readonly article: string
  readonly part?: string
  readonly since: string
  readonly until?: string
  readonly confidence: string
  readonly items: readonly ItemRow[]
}

interface ItemRow {
  readonly no: number
  readonly text: string
  readonly scope?: string
  readonly confidence?: string
  readonly doubt?: string
}

interface MissingRow extends Row {
  readonly number: string
  readonly items?: number
}

function scopeOf(row: Row): Scope {
  const known = row.trades.filter(isTrade)
  if (known.length !== row.trades.length || known.length === 0) throw new Error(`判定标准 ${row.id} 的行业领域不合格式`)
  return { trades: known, industries: row.industries ?? [] }
}

function confidenceOf(value: string, id: string): Confidence {
  if (value === 'verified' || value === 'unconfirmed') return value
  throw new Error(`判定标准 ${id} 的可信度不合格式:${value}`)
}

function actOf(row: StandardRow): ActCode {
  const act = findAct(row.act)
  if (!act || !findArticle(row.act, row.article)) throw new Error(`判定标准 ${row.id} 引用的法条不在法条表:${row.act}${row.article}`)
  return act.code
}

function criteriaIn(row: StandardRow): readonly Criterion[] {
  const { id: standard, title, sector, topic, article, since } = row
  const shared = { standard, title, sector, topic, article, since, act: actOf(row), ...scopeOf(row) }
  const window = { ...(row.part && { part: row.part }), ...(row.until && { until: row.until }) }
  return row.items.map((item) => {
    const doubt = [row.doubt, item.doubt].filter(Boolean).join(';')
    return {
      ...shared,
      ...window,
      key: `${standard}#${item.no}`,
      no: item.no,
      text: item.text,
      confidence: confidenceOf(item.confidence ?? row.confidence, standard),
      ...(item.scope && { site: item.scope }),
      ...(doubt && { doubt }),
    }
  })
}

function missingIn(row: MissingRow): MissingStandard {
  const { id, sector, title, number, since, items, doubt } = row
  const extra = { ...(since && { since }), ...(items && { items }), ...(doubt && { doubt }) }
  return { id, sector, title, number, ...scopeOf(row), ...extra }
}

const files: readonly { readonly standards: readonly StandardRow[] }[] = [generalIndustry, hazchem, fireworks, mining, construction, fire]

/** Every criterion of every edition held, in the order of the standards. */
export const allCriteria: readonly Criterion[] = files.flatMap((file) => file.standards.flatMap(criteriaIn))

const missingRows: readonly MissingRow[] = notHeld.standards

/** The standards of which only the title is held. */
export const allMissing: readonly MissingStandard[] = missingRows.map(missingIn)
