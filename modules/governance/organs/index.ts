import { receipt } from '#kernel/http/contract.ts'
import { command, query, Raw, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { roles } from '#kernel/place/roles.ts'
import { problems } from '#kernel/problem/problems.ts'
import { elevate } from '#kernel/store/transaction.ts'
import { appointStandIn } from './commands.ts'
import { organList, organQuery, peopleList, peopleQuery, standInInput } from './contract.ts'
import { peopleRoutes } from './people/routes.ts'
import { canAppointStandIn, canSeePeople } from './permits.ts'
import { listOrgans, listPosts, organName } from './store.ts'

export {
  congressOf,
  insertOrgans,
  insertPeople,
  insertPosts,
  insertTenures,
  type OrganRow,
  organsByKey,
  type PersonRow,
  type PostRow,
  type TenureRow,
} from './store.ts'

export { administrators, foundAdministrators, type Opened, renewAdministrator } from './people/administrators.ts'

const path = '/api/governance/organs'
const roleLabels = Object.fromEntries(roles.list.map((role) => [role.code, role.label]))

/** 机构与力量 (clauses 9, 12, 16): organs, their posts and who holds them. */
export const organRoutes: Route[] = [
  query({
    name: 'organs.list',
    path,
    summary: '监管机构',
    permit: () => yes,
    query: organQuery,
    answer: organList,
    run: async ({ kernel, tx, query: { place = '', q = '', kind = '' } }) => {
      const at = place === '' ? null : kernel.places.present(place)
      if (at === undefined) return { rows: [] }
      return new Raw(`{"rows":${await listOrgans(tx, at?.path ?? null, q.trim(), kind)}}`)
    },
  }),
  query({
    name: 'organs.people',
    path: `${path}/people`,
    summary: '机构的岗位、任职和代行人员',
    permit: canSeePeople,
    query: peopleQuery,
    answer: peopleList,
    run: async ({ tx, actor, now, query: { organ } }) => {
      if (actor.scope === 'system') await elevate(tx, 'people')
      const name = await organName(tx, organ)
      if (name === undefined) throw problems.notFound({ what: '该机构' })
      const permit = canAppointStandIn(actor, organ)
      const head = JSON.stringify({ organ, organName: name, mayAppoint: { yes: permit.yes, why: permit.yes ? null : permit.why } })
      return new Raw(`${head.slice(0, -1)},"rows":${await listPosts(tx, organ, now.toISOString(), roleLabels)}}`)
    },
  }),
  command({
    name: 'organs.appointStandIn',
    path: `${path}/stand-ins`,
    summary: '指定代行职责人员',
    permit: (actor) => canAppointStandIn(actor),
    body: standInInput,
    answer: receipt,
    run: (context) => appointStandIn(context, context.body),
  }),
  ...peopleRoutes,
]
