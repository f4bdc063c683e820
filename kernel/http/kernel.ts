import type { Clock, MovableClock } from '#kernel/clock/clock.ts'
import type { Form } from '#kernel/document/form.ts'
import type { Typesetting } from '#kernel/document/typesetting.ts'
import type { Reaction } from '#kernel/evidence/reactions.ts'
import type { ReactionNames } from '#kernel/evidence/store.ts'
import type { Calculator } from '#kernel/indicator/calculator.ts'
import type { Indicator } from '#kernel/indicator/indicator.ts'
import type { PlaceDirectory } from '#kernel/place/directory.ts'
import type { Basis } from '#kernel/procedure/basis.ts'
import type { CaseKind } from '#kernel/procedure/case-kind.ts'
import type { CitedClause } from '#kernel/search/contract.ts'
import type { Register } from '#kernel/register/register.ts'
import type { Database } from '#kernel/store/database.ts'

/** What a running Anlan is made of; server/main.ts puts it together, everything else is handed it. */
export interface Kernel {
  version: string
  database: Database
  clock: Clock & Partial<MovableClock>
  city: { code: string; name: string; demo: boolean }
  /** Where uploaded bytes lie: the `files` folder of the data folder. */
  files: string
  /** How the outside reaches this server, without a slash at its end: printed in QR codes. */
  publicUrl: string
  typesetting: Typesetting
  /** 文书送达回执 as of a day: the one form the kernel itself issues. */
  receiptForm(date: string): Form
  places: PlaceDirectory
  kinds: readonly CaseKind[]
  reactions: readonly Reaction[]
  /** Reaction names by event, derived from `reactions`. */
  reactionNames: ReactionNames
  calculators: readonly Calculator[]
  /** What the leader's page shows, each defined by the module that owns the rows. */
  indicators: readonly Indicator[]
  /** A basis as it is printed: 《安全生产法》(2021)第六十五条. */
  cite(basis: Basis): string
  /** Clauses of the policy and articles of acts that contain the text, in their number, title or what they are about. */
  findClauses(text: string, limit: number): readonly CitedClause[]
  /** What lists are brought into and taken out of. */
  registers: readonly Register[]
  /** The program is ending: what waits to react is left for the next start. */
  ending?: boolean
  /** Runs after a commit that queued reactions; the worker also finds them by itself. */
  kick(): void
  /** Lets everything fire that has become due, now instead of at the next minute: the demo's clock was moved. */
  wake(): void
}

/** The case kind of a procedure; a case of an unknown procedure is a programming error. */
export function kindOf(kernel: Pick<Kernel, 'kinds'>, procedure: string): CaseKind {
  const kind = kernel.kinds.find((one) => one.table.name === procedure)
  if (!kind) throw new Error(`no module serves the procedure ${procedure}`)
  return kind
}
