import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { sealOwn } from '#kernel/evidence/acts.ts'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { yes } from '#kernel/permit/permit.ts'
import { problems } from '#kernel/problem/problems.ts'
import { viewInput, viewList, viewQuery } from './contract.ts'
import { deleteView, insertView, viewsOf } from './store.ts'

const base = '/api/views'

/** 视图: the filters of a ledger under a name. They narrow only; the row rule still decides what is shown. */
export const viewRoutes: Route[] = [
  query({
    name: 'views.list',
    path: base,
    summary: '台账的视图:自己的和本机构共用的',
    permit: () => yes,
    query: viewQuery,
    answer: viewList,
    run: async ({ tx, actor, query: { ledger } }) => {
      const rows = await viewsOf(tx, ledger, actor.person)
      return {
        rows: rows.map(({ person, filters, ...row }) => ({
          ...row,
          filters: JSON.parse(filters) as Record<string, string>,
          mine: person === actor.person,
        })),
      }
    },
  }),
  command({
    name: 'views.save',
    path: base,
    summary: '保存为视图',
    permit: () => yes,
    body: viewInput,
    answer: receipt,
    run: async (context) => {
      const { tx, actor, now, body } = context
      const { organ, enterprise } = actor
      // Keepers of the system belong to no organ: nobody is there to share with.
      const shared = body.shared && (organ !== null || enterprise !== null)
      const row = { id: uuidv7(), person: actor.person, person_name: actor.personName, organ, enterprise, created_at: now }
      await insertView(tx, { ...row, ledger: body.ledger, title: body.title, shared, filters: JSON.stringify(body.filters) })
      return sealOwn(context, 'view.saved', row.id, { ledger: body.ledger, title: body.title, shared, filters: body.filters })
    },
  }),
  command({
    name: 'views.remove',
    path: `${base}/{id}/remove`,
    summary: '删除自己的视图',
    permit: () => yes,
    params: z.object({ id }),
    body: z.object({}),
    answer: receipt,
    run: async (context) => {
      const gone = await deleteView(context.tx, context.params.id, context.actor.person)
      if (!gone) throw problems.notFound({ what: '您的这个视图' })
      return sealOwn(context, 'view.removed', context.params.id, { ledger: gone.ledger, title: gone.title })
    },
  }),
]
