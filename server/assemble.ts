import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Calendar } from '#kernel/clock/calendar.ts'
import { nationalCalendar } from '#kernel/clock/calendar.ts'
import type { Clock, MovableClock } from '#kernel/clock/clock.ts'
import { deadlineCalculator } from '#kernel/clock/deadline-calculator.ts'
import { clockRoutes } from '#kernel/clock/routes.ts'
import { knownTerms, readTerms } from '#kernel/clock/store.ts'
import { typesetIssued } from '#kernel/document/reactions.ts'
import { documentRoutes } from '#kernel/document/routes.ts'
import { type Typesetting, typesetting } from '#kernel/document/typesetting.ts'
import { namesByEvent, react } from '#kernel/evidence/reactions.ts'
import { evidenceRoutes, fileRoutes } from '#kernel/evidence/routes.ts'
import { eventRoutes } from '#kernel/http/events.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Route } from '#kernel/http/route.ts'
import { httpServer } from '#kernel/http/server.ts'
import { trailRoutes } from '#kernel/obligation/trail.ts'
import { sweep } from '#kernel/obligation/sweep.ts'
import { lateRoutes } from '#kernel/obligation/late.ts'
import { overdueIndicator } from '#kernel/obligation/store/late.ts'
import { computeRoutes, indicatorRoutes } from '#kernel/indicator/routes.ts'
import { fold } from '#kernel/indicator/tally.ts'
import { readPlaces } from '#kernel/place/directory.ts'
import { noticeRoutes } from '#kernel/notice/routes.ts'
import { placeRoutes } from '#kernel/place/routes.ts'
import { allTables } from '#kernel/procedure/case-kind.ts'
import type { Basis as KernelBasis } from '#kernel/procedure/basis.ts'
import { caseRoutes } from '#kernel/procedure/routes.ts'
import { writeProcedures } from '#kernel/procedure/store.ts'
import { viewRoutes } from '#kernel/saved-view/routes.ts'
import { registerRoutes } from '#kernel/register/routes.ts'
import { importsSettled, workOnImports } from '#kernel/register/work.ts'
import { searchRoutes } from '#kernel/search/routes.ts'
import { sessionRoutes } from '#kernel/session/routes.ts'
import { tokenRoutes } from '#kernel/session/token-routes.ts'
import type { Database } from '#kernel/store/database.ts'
import { asJob } from '#kernel/store/transaction.ts'
import { formOf } from '#law/forms/index.ts'
import { findClauses } from '#law/find.ts'
import { type Basis, basisText, policy } from '#law/index.ts'
import { inspectionKind, inspectionRoutes } from '#modules/enforcement/inspections/index.ts'
import { coercionIndicator, coercionKind, coercionRoutes } from '#modules/enforcement/penalties/index.ts'
import { expertRoutes } from '#modules/foundations/experts/index.ts'
import { gridRoutes } from '#modules/foundations/grid/index.ts'
import { organRoutes } from '#modules/governance/organs/index.ts'
import {
  boundaryKind,
  classCalculator,
  enterpriseRegister,
  registryIndicators,
  registryReactions,
  registryRoutes,
  renewDue,
  tablesOf,
  usccCalculator,
} from '#modules/governance/registry/index.ts'
import { disclosureReactions, disclosureRoutes } from '#modules/organization/disclosure/index.ts'
import {
  checklistRoutes,
  coordinationKind,
  coordinationRoutes,
  fromFindings,
  hazardFlows,
  hazardIndicators,
  hazardKind,
  hazardRoutes,
  keepShipped,
  patrolRoutes,
  selfCheckRoutes,
  urgingKind,
} from '#modules/prevention/hazards/index.ts'
import { limitsOf, riskCalculator, riskReactions, riskRoutes } from '#modules/prevention/risk/index.ts'
import { demoRoutes } from './demo-routes.ts'
import { health } from './health.ts'

/** Every kind of case, every reaction, every route: a module is known by being listed here. */
export const kinds = [hazardKind, inspectionKind, coercionKind, coordinationKind, urgingKind, boundaryKind]
export const reactions = [...registryReactions, typesetIssued, fromFindings, ...riskReactions, ...disclosureReactions]
/** What the leader's page counts, in the order in which it stands there. */
export const indicators = [
  ...hazardIndicators,
  overdueIndicator([policy('二十三')]),
  ...hazardFlows,
  ...registryIndicators,
  coercionIndicator,
]
export const routes: Route[] = [
  ...caseRoutes,
  ...documentRoutes,
  ...clockRoutes,
  ...trailRoutes,
  ...lateRoutes,
  ...indicatorRoutes,
  ...evidenceRoutes,
  ...placeRoutes,
  ...viewRoutes,
  ...noticeRoutes,
  ...searchRoutes,
  ...registerRoutes,
  ...registryRoutes,
  ...organRoutes,
  ...hazardRoutes,
  ...checklistRoutes,
  ...selfCheckRoutes,
  ...tokenRoutes,
  ...inspectionRoutes,
  ...coercionRoutes,
  ...coordinationRoutes,
  ...patrolRoutes,
  ...expertRoutes,
  ...riskRoutes,
  ...gridRoutes,
  ...disclosureRoutes,
]

const manifest = z.object({ version: z.string() })
export const { version } = manifest.parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

const citySetting = z.object({ code: z.string(), name: z.string(), demo: z.boolean().default(false) })

/** What a start may set otherwise: the address for the outside, and threads for typesetting that several kernels share. */
export interface Outside {
  publicUrl?: string
  typesetting?: Typesetting
}

/** Where the templates of our forms lie. */
export const ourTemplates = fileURLToPath(new URL('../law/forms/templates', import.meta.url))
/** Typesets with our templates; a site lays its own fonts beside its files, in `fonts`. */
export const ourTypesetting = (files: string): Typesetting => typesetting(ourTemplates, join(dirname(files), 'fonts'))

/**
 * Puts the program together over a migrated database in which a city has been loaded.
 * Whoever ends it closes `kernel.typesetting`.
 */
export async function assemble(
  database: Database,
  clock: Clock & Partial<MovableClock>,
  files: string,
  outside: Outside = {},
): Promise<Kernel> {
  const now = clock.now()
  const { city, places, terms, offset } = await asJob(database, 'start', now, async (tx) => {
    await writeProcedures(tx, allTables(kinds))
    await keepShipped(tx, now.toISOString())
    const settings = await tx.selectFrom('setting').selectAll().where('key', 'in', ['city', 'demo', 'clock.offset']).execute()
    const value = (key: string) => settings.find((one) => one.key === key)?.value
    const city = citySetting.parse({ ...(value('city') as object | undefined), demo: value('demo') !== undefined })
    return { city, places: await readPlaces(tx), terms: await readTerms(tx), offset: value('clock.offset') }
  })
  if (city.demo && typeof offset === 'number') clock.advance?.(offset)
  const named = (name: string): Calendar | undefined =>
    name === 'cn' ? nationalCalendar() : name === 'city' || name === 'nanning' ? (knownTerms() ?? terms).calendar : undefined
  const kernel: Kernel = {
    version,
    database,
    clock,
    city,
    files,
    publicUrl: outside.publicUrl ?? 'http://127.0.0.1:8080',
    typesetting: outside.typesetting ?? ourTypesetting(files),
    receiptForm: (date) => formOf('deliveryReceipt', date),
    places,
    kinds,
    reactions,
    reactionNames: namesByEvent(reactions),
    calculators: [
      deadlineCalculator(named),
      usccCalculator,
      classCalculator(() => tablesOf(knownTerms() ?? terms).tables),
      riskCalculator(() => limitsOf((key) => (knownTerms() ?? terms).parameters.get(key))),
    ],
    cite: (basis: KernelBasis) => basisText(basis as Basis, { name: city.name, label: (key) => terms.parameters.get(key)?.label }),
    findClauses,
    registers: [enterpriseRegister],
    indicators,
    kick: () => background(() => react(kernel)),
    wake: () => background(() => tick(kernel)),
  }
  return kernel
}

let running: Promise<unknown> | undefined

/** Runs after a commit, one run at a time; what fails or is left stays for the worker's next minute. */
function background(work: () => Promise<unknown>): void {
  running ??= work()
    .catch(() => 0)
    .finally(() => {
      running = undefined
    })
}

/** What is due fires, and what waits to react does: every minute, at start, and when the demo's clock is moved. */
export async function tick(kernel: Kernel): Promise<number> {
  const fired = await sweep(kernel.database, kernel.clock.now(), kernel.reactionNames)
  await react(kernel)
  await renewDue(kernel)
  await fold(kernel.database, kernel.clock.now())
  workOnImports(kernel)
  return fired
}

/** Waits until the reactions at hand are done: before closing, and in tests. */
export const settled = async (kernel: Kernel): Promise<void> => {
  while (running) await running
  await importsSettled(kernel)
  await react(kernel)
}

/** The whole HTTP server: derived routes, sessions, files, health; pages come on top in main. */
export async function serve(kernel: Kernel, log: boolean | object): Promise<FastifyInstance> {
  const app = await httpServer(kernel, [...routes, ...computeRoutes, ...demoRoutes(kernel)], log)
  sessionRoutes(app, kernel)
  fileRoutes(app, kernel)
  eventRoutes(app, kernel)
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  app.get('/api/health', { schema: { operationId: 'health', tags: ['health'], summary: '运行状况' } }, () => health(kernel))
  return app
}
