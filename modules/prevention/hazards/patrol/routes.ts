import { readTerms } from '#kernel/clock/store.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { stepRoutes } from '#kernel/procedure/routes.ts'
import { urgeMany } from './commands.ts'
import { patrolCount, patrolPage, patrolQuery, ruleList, runAnswer, runInput, urged, urgeManyInput } from './contract.ts'
import { urgingKind } from './handlers.ts'
import { canPatrol, canSeePatrol } from './permits.ts'
import { ruleBook } from './rules.ts'
import { patrolNow } from './run.ts'
import { countPatrol, lastPatrol, patrolUnits } from './store/list.ts'
import { rules } from './terms.ts'
import { thresholdsOf, thresholdText } from './thresholds.ts'

const base = '/api/prevention/patrol'

/** The morning's list, a patrol by hand, urging many at once, and one route for every step of an urging. */
export const patrolRoutes: Route[] = [
  query({
    name: 'patrol.list',
    path: base,
    summary: '线上巡查清单',
    permit: canSeePatrol,
    query: patrolQuery,
    answer: patrolPage,
    run: async ({ tx, actor, query }) => ({ ...(await patrolUnits(tx, actor, query)), last: await lastPatrol(tx, actor) }),
  }),
  query({
    name: 'patrol.count',
    path: `${base}/count`,
    summary: '线上巡查单位计数',
    permit: canSeePatrol,
    query: patrolQuery,
    answer: patrolCount,
    run: ({ tx, actor, query }) => countPatrol(tx, actor, query),
  }),
  query({
    name: 'patrol.rules',
    path: `${base}/rules`,
    summary: '线上巡查规则',
    permit: canSeePatrol,
    answer: ruleList,
    run: async ({ tx }) => {
      const terms = await readTerms(tx)
      const thresholds = thresholdsOf(terms)
      return {
        rows: rules.list.map(({ code, label, means }) => ({
          rule: code,
          label,
          means,
          version: ruleBook[code].version,
          threshold: thresholdText(terms, code),
          confirmed: thresholds[code].confirmed,
        })),
      }
    },
  }),
  command({
    name: 'patrol.run',
    path: `${base}/run`,
    summary: '巡查一次',
    permit: canPatrol,
    body: runInput,
    answer: runAnswer,
    run: (acting) => patrolNow(acting),
  }),
  command({
    name: 'patrol.urgeMany',
    path: `${base}/urge`,
    summary: '批量督促',
    permit: canPatrol,
    body: urgeManyInput,
    answer: urged,
    run: (acting) => urgeMany(acting, acting.body),
  }),
  ...stepRoutes(urgingKind, '/api/prevention/urgings'),
]
