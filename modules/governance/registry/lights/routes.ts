import { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { id } from '#kernel/http/contract.ts'
import { query, type Route } from '#kernel/http/route.ts'
import { problems } from '#kernel/problem/problems.ts'
import { policy } from '#law/index.ts'
import { papersFor } from '#law/papers.ts'
import { canSeePapers } from '../papers/permits.ts'
import { paperStandings } from '../papers/queries.ts'
import { holderOf, presentPapers } from '../papers/store.ts'
import { findUnit } from '../store/units.ts'
import { lightsOf } from './contract.ts'
import { lights } from './lights.ts'
import { evidenceOf } from './store.ts'

/** 五到位 (clause 5). */
export const lightRoutes: Route[] = [
  query({
    name: 'registry.lights',
    path: '/api/governance/registry/enterprises/{id}/lights',
    summary: '五到位',
    permit: canSeePapers,
    params: z.object({ id }),
    answer: lightsOf,
    async run({ kernel, tx, now, params }) {
      if (!(await findUnit(tx, params.id))) throw problems.notFound({ what: '该单位' })
      const today = localDate(now)
      const { heads, manager, arranged, missed } = await evidenceOf(tx, params.id, today)
      const standings = paperStandings(papersFor(await holderOf(tx, params.id), today), await presentPapers(tx, params.id), today)
      const papers = standings.map(({ duty, standing, say }) => ({
        kind: duty.paper.code,
        label: duty.paper.label,
        need: duty.need,
        standing,
        say,
      }))
      return {
        enterprise: params.id,
        lights: lights({ heads, manager, papers, checks: { arranged, missed } }),
        basis: kernel.cite(policy('五')),
      }
    },
  }),
]
