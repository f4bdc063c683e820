/** 信息公开: the door of the module. */
import { z } from 'zod'
import { open, type Route, Text } from '#kernel/http/route.ts'
import { publicPage, publicQuery } from './contract.ts'
import { csvOf, rssOf } from './open-data.ts'
import { allListed, publicList } from './queries.ts'

export { disclosureReactions } from './reactions.ts'

const path = '/api/public/listed-hazards'
const filters = publicQuery.pick({ status: true, county: true, q: true })
const feedLength = 50

/** 挂牌督办公示, for anybody: pages, open data, a feed. */
export const disclosureRoutes: Route[] = [
  open({
    name: 'disclosure.listedHazards',
    path,
    summary: '挂牌督办的重大事故隐患(公开)',
    query: publicQuery,
    answer: publicPage,
    run: ({ kernel, query }) => publicList(kernel, query),
  }),
  open({
    name: 'disclosure.listedHazardsCsv',
    path: `${path}.csv`,
    summary: '挂牌督办的重大事故隐患(开放数据 CSV)',
    query: filters,
    answer: z.string().describe('text/csv, UTF-8 with BOM, RFC 4180'),
    run: async ({ kernel, query }) => new Text('text/csv; charset=utf-8', csvOf(await allListed(kernel, query))),
  }),
  open({
    name: 'disclosure.listedHazardsRss',
    path: `${path}.rss`,
    summary: '挂牌督办的重大事故隐患(RSS 订阅)',
    query: filters,
    answer: z.string().describe('application/rss+xml, RSS 2.0'),
    run: async ({ kernel, query }) => {
      const rows = await allListed(kernel, query, feedLength)
      return new Text('application/rss+xml; charset=utf-8', rssOf(rows, { city: kernel.city.name, url: kernel.publicUrl }))
    },
  }),
]
