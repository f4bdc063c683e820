import {
  dayOf,
  daysBetween,
  firstDay,
  type Found,
  foundBy,
  lookBack,
  plain,
  points,
  type RowRef,
  type Seen,
  type Threshold,
} from '../rules.ts'

export interface Run {
  enterprise: string
  /** The checks without any fault up to today, the newest first; nothing else lies between them. */
  checks: readonly Seen[]
  /** What officers found at the unit. */
  hazards: readonly Seen[]
}

/** 连续全部正常: a run of checks without any fault, while officers found hazards in that very time. */
export function allNormal({ enterprise, checks, hazards }: Run, threshold: Threshold): Found | null {
  const first = checks.at(-1)
  if (checks.length < threshold.n || !first) return null
  const meanwhile = hazards.filter((one) => one.at >= first.at)
  if (meanwhile.length === 0) return null
  const since = dayOf(first)
  const say = `${since} 以来连续 ${checks.length} 次自查全部正常,其间监管人员发现隐患 ${meanwhile.length} 件`
  const rows = [...meanwhile, ...checks].map(plain)
  return foundBy('allNormal', threshold, { enterprise, subject: '', since, points: points('allNormal', checks.length), say, rows })
}

export interface Copied {
  enterprise: string
  /** A digest of the text, so that the finding stays the same one. */
  digest: string
  text: string
  uses: readonly Seen[]
}

/** What a text is stripped of before two are compared; the database strips the same. */
export const marks = ' \t\n\r!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~。、「」『』【】《》〈〉“”‘’—·'

/** Words alone: what differs in spaces, marks, width or case is the same text. */
export const normalised = (text: string): string =>
  [...text.normalize('NFKC').toLowerCase()].filter((letter) => !marks.includes(letter)).join('')

/** Shorter than this people write alike without copying: 已整改, 正常. */
export const shortestText = 8

/** 内容雷同: the same words of some length in several checks or rectifications. */
export function copiedText({ enterprise, digest, text, uses }: Copied, threshold: Threshold): Found | null {
  if (uses.length < threshold.n || normalised(text).length < shortestText) return null
  const since = firstDay(uses)
  const quoted = text.length > 30 ? `${text.slice(0, 30)}…` : text
  const say = `近 ${lookBack.copiedText} 日内有 ${uses.length} 处填写同样的文字「${quoted}」`
  const rows = uses.map(plain)
  return foundBy('copiedText', threshold, { enterprise, subject: digest, since, points: points('copiedText', uses.length * 3), say, rows })
}

export interface Together {
  enterprise: string
  /** The second in which they all came, as people read it. */
  at: string
  checks: readonly Seen[]
}

/** 内容雷同: several checks with the same answers that came in the very same second. No threshold is needed to call that strange. */
export function sameSecond({ enterprise, at, checks }: Together): Found | null {
  if (checks.length < 2) return null
  const say = `${at} 同一秒提交了 ${checks.length} 次结果相同的自查`
  const since = firstDay(checks)
  return foundBy('copiedText', null, {
    enterprise,
    subject: `at:${at}`,
    since,
    points: points('copiedText', checks.length * 3),
    say,
    rows: checks.map(plain),
  })
}

export interface Contradiction {
  enterprise: string
  check: Seen
  /** What the item of the check asked. */
  item: string
  hazard: Seen
}

/** 自查与检查不符: answered as in order, and within so many days an officer found a hazard of that kind there. */
export function contradiction({ enterprise, check, item, hazard }: Contradiction, threshold: Threshold): Found | null {
  const [checkedOn, foundOn] = [dayOf(check), dayOf(hazard)]
  const days = daysBetween(checkedOn, foundOn)
  if (hazard.at < check.at || days > threshold.n) return null
  const later = days === 0 ? '当日' : `${days} 日后(${foundOn})`
  const say = `${checkedOn} 自查「${item}」填写正常,${later}监管人员发现同类隐患`
  return foundBy('contradiction', threshold, {
    enterprise,
    subject: hazard.id,
    since: foundOn,
    points: points('contradiction', threshold.n - days),
    say,
    rows: [plain(hazard), plain(check)],
  })
}

export interface Timed extends Seen {
  items: number
  seconds: number
}

export interface Quick {
  enterprise: string
  assignment: RowRef
  checks: readonly Timed[]
}

/** 自查过快: ten items in under so many seconds, reckoned for lists of ten items and more. */
export function tooFast({ enterprise, assignment, checks }: Quick, threshold: Threshold): Found | null {
  const quick = checks.filter((one) => one.items >= 10 && one.seconds * 10 < threshold.n * one.items)
  const [fastest] = quick.toSorted((a, b) => a.seconds / a.items - b.seconds / b.items)
  if (!fastest) return null
  const since = firstDay(quick)
  const say = `近 ${lookBack.tooFast} 日「${assignment.label}」有 ${quick.length} 次自查用时过短,最快 ${fastest.items} 项只用 ${fastest.seconds} 秒`
  const rows = quick.map(plain)
  return foundBy('tooFast', threshold, {
    enterprise,
    subject: assignment.id,
    since,
    points: points('tooFast', quick.length * 3),
    say,
    rows,
  })
}
