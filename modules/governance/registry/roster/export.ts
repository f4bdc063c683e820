import type { z } from 'zod'
import type { Kernel } from '#kernel/http/kernel.ts'
import { yes } from '#kernel/permit/permit.ts'
import type { Export } from '#kernel/register/register.ts'
import { trades } from '#law/index.ts'
import { enterprisePage, enterpriseQuery } from '../contract.ts'
import { enterprises } from '../queries.ts'
import { labelOf } from '../labels.ts'
import { countUnits } from '../store/lists.ts'
import { levels } from '../terms.ts'

type Query = z.infer<typeof enterpriseQuery>
type Row = z.infer<typeof enterprisePage>['rows'][number]

const colours: Record<string, string> = { red: '红', orange: '橙', yellow: '黄', blue: '蓝', none: '未定级' }

const columns: readonly { label: string; width?: number; of(row: Row): string }[] = [
  { label: '单位名称', width: 36, of: (row) => row.name },
  { label: '统一社会信用代码', width: 22, of: (row) => row.uscc },
  { label: '监管行业', of: (row) => row.tradeLabel },
  { label: '所在地', width: 32, of: (row) => row.placeName },
  { label: '监管层级', of: (row) => (row.level ? levels.label(row.level) : '') },
  { label: '监督主体', width: 28, of: (row) => row.supervisingName ?? '' },
  { label: '管理主体', width: 28, of: (row) => row.managingName ?? '' },
  { label: '风险等级', of: (row) => (row.colour ? (colours[row.colour] ?? row.colour) : '') },
  { label: '在办隐患', of: (row) => String(row.openHazards) },
  { label: '缺项', of: (row) => row.blanks.join('、') },
]

/** The filters as the page words them. */
function words({ places }: Kernel, query: Query): string[] {
  const place = query.town ?? query.county
  return [
    ...(query.q ? [`关键词 ${query.q}`] : []),
    ...(place ? [`属地 ${places.present(place)?.fullName ?? place}`] : []),
    ...(query.trade ? [`监管行业 ${trades.find((one) => one.code === query.trade)?.label ?? query.trade}`] : []),
    ...(query.colour ? [`风险等级 ${colours[query.colour]}`] : []),
    ...(query.blank ? ['只看层级、主体有缺的'] : []),
  ]
}

/** Counted to the end: the file says how many rows it must have. */
const uncapped = 10_000_000

/** 名录 as the page lists it, taken out. Whoever sees the list may take it out: the rows are the same. */
export const unitExport: Export = {
  permit: () => yes,
  query: enterpriseQuery,
  columns,
  words,
  count: async ({ kernel, tx, actor }, query: Query) => {
    const county = labelOf(kernel.places, query.county, 2)
    return (await countUnits(tx, actor, { ...query, county, town: labelOf(kernel.places, query.town, 3) }, uncapped)).count
  },
  page: async (reading, query: Query, after, size) => {
    const { json } = await enterprises(reading, { ...query, limit: size, cursor: after ?? undefined })
    const { rows, next } = JSON.parse(json) as z.infer<typeof enterprisePage>
    return { rows: rows.map((row) => columns.map(({ of }) => of(row))), next }
  },
}
