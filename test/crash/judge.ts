/** What a client was told: under this key, this row of evidence. */
export interface Acknowledged {
  key: string
  id: string
  seq: number
  hash: string
}

/** A row of evidence of a case or of a self-check, as far as the judge looks at it. */
export interface Kept {
  stream: string
  seq: number
  hash: string
  event: string
  /** Null for what the program did by itself. */
  person: string | null
}

/** Everything that is compared: what was sent and acknowledged, and what the database holds at the end. */
export interface Trial {
  sent: readonly string[]
  acknowledged: readonly Acknowledged[]
  evidence: readonly Kept[]
  /** The command log: under which key which row was written. */
  log: readonly Acknowledged[]
  /** Self-checks as their table holds them: id and hash of their evidence. */
  checks: readonly string[]
  /** Rungs as the plan says they fired, and as the evidence says it; one key a rung. */
  fired: { planned: readonly string[]; evidenced: readonly string[] }
  /** Serials of each series of documents. */
  series: Readonly<Record<string, readonly number[]>>
  /** Cases that stand listed, or ended, by their own facts, and as the public reads them. */
  listed: { facts: readonly string[]; shown: readonly string[] }
}

/** What is not as it should be, each with its words; empty lists are the proof. */
export interface Judgement {
  lost: string[]
  doubled: string[]
  wrong: string[]
}

const where = (one: { id: string; seq: number; hash: string }) => `${one.id} ${one.seq} ${one.hash}`

/** Compares what was acknowledged with what is there: nothing lost, nothing twice. */
export function judge(trial: Trial): Judgement {
  const { acknowledged, evidence, checks, log, fired, series, listed } = trial
  const submitted = evidence.filter((row) => row.event === 'selfCheck.submitted').map((row) => `${row.stream} ${row.hash}`)
  const rows = new Set(evidence.map((row) => where({ id: row.stream, ...row })))
  const logged = new Set(log.map((one) => `${one.key} ${where(one)}`))
  const lost = [
    ...acknowledged.filter((one) => !rows.has(where(one))).map((one) => `receipt without its row of evidence: ${one.key}`),
    ...acknowledged.filter((one) => !logged.has(`${one.key} ${where(one)}`)).map((one) => `receipt without its command: ${one.key}`),
    ...missing(fired.planned, fired.evidenced).map((one) => `rung fired without evidence: ${one}`),
    ...Object.entries(series).flatMap(([name, serials]) => gaps(serials).map((n) => `number ${n} missing in ${name}`)),
    ...missing(submitted, checks).map((one) => `self-check without its row: ${one}`),
    ...missing(listed.facts, listed.shown).map((one) => `not shown to the public: ${one}`),
  ]
  const doubled = [
    ...twice(log.map((one) => one.key)).map((key) => `key twice in the command log: ${key}`),
    ...twice(acknowledged.map((one) => one.hash)).map((hash) => `two commands answered with one row: ${hash}`),
    ...unclaimed(evidence, log).map((row) => `act that no command answers for: ${row.event} ${row.stream} ${row.seq}`),
    ...missing(fired.evidenced, fired.planned).map((one) => `rung evidenced more often than it fired: ${one}`),
    ...Object.entries(series).flatMap(([name, serials]) => twice(serials).map((n) => `number ${n} twice in ${name}`)),
    ...missing(checks, submitted).map((one) => `self-check kept more often than it was submitted: ${one}`),
    ...missing(listed.shown, listed.facts).map((one) => `shown to the public, but not so: ${one}`),
  ]
  const known = new Set(trial.sent)
  const wrong = log.filter((one) => !known.has(one.key)).map((one) => `a key that nobody sent: ${one.key}`)
  return { lost, doubled, wrong }
}

/** Acts of people that stand in the evidence once for each command; a paper comes with the act that issues it. */
function unclaimed(evidence: readonly Kept[], log: readonly Acknowledged[]): Kept[] {
  const claimed = new Set(log.map((one) => one.hash))
  return evidence.filter((row) => row.person !== null && row.event !== 'document.issued' && !claimed.has(row.hash))
}

/** What stands in the first more often than in the second. */
function missing(wanted: readonly string[], present: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const one of present) left.set(one, (left.get(one) ?? 0) + 1)
  return wanted.filter((one) => {
    const count = left.get(one) ?? 0
    left.set(one, count - 1)
    return count <= 0
  })
}

const twice = <T>(all: readonly T[]): T[] => [...new Set(all.filter((one, at) => all.indexOf(one) !== at))]

function gaps(serials: readonly number[]): number[] {
  const there = new Set(serials)
  return Array.from({ length: Math.max(0, ...serials) }, (_, at) => at + 1).filter((n) => !there.has(n))
}
