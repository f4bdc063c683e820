/** 村(社区)安全生产网格: the door of the module. */
import { z } from 'zod'
import { id, receipt } from '#kernel/http/contract.ts'
import { command, query, type Route } from '#kernel/http/route.ts'
import { assign, change, end, generate, make, publish } from './commands.ts'
import {
  assignInput,
  atAnswer,
  atQuery,
  changeInput,
  endInput,
  gapList,
  gapQuery,
  generateInput,
  gridFile,
  gridInput,
  gridPage,
  gridQuery,
  postList,
  publishInput,
} from './contract.ts'
import { canAskGrid, canKeepGrid, canSeeGrids } from './permits.ts'
import { gapsIn, gridAt, gridOf, grids, postsFor } from './queries.ts'

export { insertGrids, type SeatRow, seatOfficers } from './store/write.ts'

const base = '/api/foundations/grid'
const one = z.object({ grid: id })
const keeping = { permit: (actor: Parameters<typeof canKeepGrid>[0]) => canKeepGrid(actor), answer: receipt }

/** 网格划分,定人、定岗、定责 (clause 28). */
export const gridRoutes: Route[] = [
  query({
    name: 'grid.grids',
    path: base,
    summary: '网格台账',
    permit: canSeeGrids,
    query: gridQuery,
    answer: gridPage,
    run: (context) => grids(context, context.query),
  }),
  query({
    name: 'grid.gaps',
    path: `${base}/gaps`,
    summary: '网格的空白和重叠',
    permit: canSeeGrids,
    query: gapQuery,
    answer: gapList,
    run: (context) => gapsIn(context, context.query),
  }),
  query({
    name: 'grid.at',
    path: `${base}/at`,
    summary: '某地点或某单位属于哪个网格',
    permit: canAskGrid,
    query: atQuery,
    answer: atAnswer,
    run: (context) => gridAt(context, context.query),
  }),
  query({
    name: 'grid.posts',
    path: `${base}/posts`,
    summary: '可以担任网格员的岗位',
    permit: (actor) => canKeepGrid(actor),
    query: generateInput,
    answer: postList,
    run: (context) => postsFor(context, context.query.town),
  }),
  query({
    name: 'grid.grid',
    path: `${base}/{grid}`,
    summary: '网格及职责清单',
    permit: canAskGrid,
    params: one,
    answer: gridFile,
    run: (context) => gridOf(context, context.params.grid),
  }),
  command({
    name: 'grid.generate',
    path: `${base}/generate`,
    summary: '按村(社区)一村一格生成网格',
    ...keeping,
    body: generateInput,
    run: (context) => generate(context, context.body),
  }),
  command({
    name: 'grid.make',
    path: base,
    summary: '新增网格',
    ...keeping,
    body: gridInput,
    run: (context) => make(context, context.body),
  }),
  command({
    name: 'grid.assign',
    path: `${base}/officers`,
    summary: '给网格定人',
    ...keeping,
    body: assignInput,
    run: (context) => assign(context, context.body),
  }),
  command({
    name: 'grid.publish',
    path: `${base}/publish`,
    summary: '发布网格',
    ...keeping,
    body: publishInput,
    run: (context) => publish(context, context.body),
  }),
  command({
    name: 'grid.change',
    path: `${base}/{grid}`,
    summary: '调整网格',
    ...keeping,
    params: one,
    body: changeInput,
    run: (context) => change(context, context.params.grid, context.body),
  }),
  command({
    name: 'grid.end',
    path: `${base}/{grid}/end`,
    summary: '撤销网格',
    ...keeping,
    params: one,
    body: endInput,
    run: (context) => end(context, context.params.grid, context.body),
  }),
]
