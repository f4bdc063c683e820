import type { z } from 'zod'
import { readTerms } from '#kernel/clock/store.ts'
import { spanSchema, spanText } from '#kernel/clock/span.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Permit } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { policy } from '#law/index.ts'
import { gridDuties } from '#law/terms/index.ts'
import type { atAnswer, atQuery, gapList, gapQuery, gridFile, gridPage, gridQuery, postList } from './contract.ts'
import { canKeepGrid } from './permits.ts'
import { gridProblems } from './problems.ts'
import { readGaps } from './store/gaps.ts'
import { countUnits, countyAt, gridsAt, listGrids, pastOfficers, postsOf, readGrid, type Spot, spotOfUnit } from './store/read.ts'
import { foundBy, gapKinds } from './terms.ts'

interface Reading {
  kernel: Kernel
  tx: Tx
  actor: Actor
}

const said = (permit: Permit) => ({ yes: permit.yes, why: permit.yes ? null : permit.why })

/** The path of the town or county asked for; one out of use stands for what replaced it. */
const pathOf = ({ places }: Kernel, code: string | undefined): string | null =>
  code === undefined ? null : (places.present(code)?.path ?? 'none')

/** 网格台账. */
export async function grids({ kernel, tx, actor }: Reading, query: z.infer<typeof gridQuery>): Promise<z.infer<typeof gridPage>> {
  const { gap, cursor, limit } = query
  const page = await listGrids(tx, actor, { path: pathOf(kernel, query.town ?? query.county), gap, cursor, limit })
  return { ...page, mayKeep: said(canKeepGrid(actor)) }
}

/** Blanks and overlaps of a town, a county, or the post's own place; kinds in their fixed order, those with none left out. */
export async function gapsIn({ kernel, tx, actor }: Reading, { county, town }: z.infer<typeof gapQuery>): Promise<z.infer<typeof gapList>> {
  const { gaps, ...counts } = await readGaps(tx, pathOf(kernel, town ?? county) ?? actor.path ?? '')
  return { ...counts, gaps: gapKinds.codes.flatMap((kind) => gaps.find((one) => one.kind === kind) ?? []) }
}

/** One grid with its duty sheet. */
export async function gridOf({ kernel, tx, actor }: Reading, id: string): Promise<z.infer<typeof gridFile>> {
  const grid = await readGrid(tx, id)
  if (!grid) throw gridProblems.noGrid()
  const codes = grid.villages.map((one) => one.code)
  const town = kernel.places.byCode(grid.town)
  return {
    ...grid,
    units: await countUnits(tx, codes),
    duties: await dutiesOf(kernel, tx),
    past: actor.scope === 'territory' ? await pastOfficers(tx, id) : [],
    mayKeep: said(canKeepGrid(actor, town && { path: town.path, fullName: town.fullName })),
  }
}

/** 定责: the four ways of clause 28, how often by the city's parameters; an unconfirmed one is said to be. */
async function dutiesOf(kernel: Kernel, tx: Tx): Promise<z.infer<typeof gridFile>['duties']> {
  const { parameters } = await readTerms(tx)
  const often = (key: string, words: (span: string) => string) => {
    const found = parameters.get(key)
    const span = spanSchema.safeParse(found?.value)
    return { often: span.success ? words(spanText(span.data)) : '由本市规定', confirmed: (found?.confirmedAt ?? null) !== null }
  }
  const atOnce = { often: '发现即办', confirmed: true }
  const frequency = {
    patrol: often('grid.patrol.every', (span) => `每${span}至少一次`),
    advise: atOnce,
    stop: atOnce,
    report: often('grid.report.within', (span) => `发现后${span}内`),
  }
  const basis = kernel.cite(policy('二十八'))
  return gridDuties.map(({ code, label, means = '' }) => ({ code, label, means, basis, ...frequency[code] }))
}

/** 谁负责这里: by boundary, else by the village of the address, else what is missing. */
export async function gridAt({ kernel, tx }: Reading, query: z.infer<typeof atQuery>): Promise<z.infer<typeof atAnswer>> {
  const spot = await spotOf(tx, query)
  const found = await gridsAt(tx, spot)
  const [first] = found
  if (first)
    return {
      grids: found,
      why: found.length > 1 ? `${foundBy.label(first.foundBy)},有 ${found.length} 个网格重叠,请核实` : foundBy.label(first.foundBy),
    }
  return { grids: [], why: await missing(kernel, tx, spot) }
}

async function spotOf(tx: Tx, { lon, lat, division, unit }: z.infer<typeof atQuery>): Promise<Spot> {
  if (unit === undefined) return { point: lon === undefined || lat === undefined ? null : [lon, lat], division: division ?? null }
  const spot = await spotOfUnit(tx, unit)
  if (!spot) throw problems.notFound({ what: '该单位' })
  return spot
}

/** Why nobody answers: the village has no grid, the address names no village, or the spot is only known by its county. */
async function missing({ places }: Kernel, tx: Tx, { point, division }: Spot): Promise<string> {
  const place = division === null ? undefined : places.present(division)
  if (place && place.level >= 5) return `${place.fullName}还没有发布的网格,请所在乡镇(街道)安监站划分网格并定人`
  if (place) return `登记地址只到${place.fullName},没有村(社区),坐标也不在任何网格边界内;请补全地址或导入网格边界`
  const county = point === null ? undefined : await countyAt(tx, point)
  return county
    ? `该位置在${county},不在已导入的网格边界内;只有坐标没有地址时,须导入网格边界才能确定网格`
    : '该位置不在本市范围内,请核对经度和纬度'
}

/** Posts for 定人 in a town of the post's own place. */
export async function postsFor({ kernel, tx, actor }: Reading, code: string): Promise<z.infer<typeof postList>> {
  const town = kernel.places.present(code)
  if (town?.level !== 4) throw gridProblems.notTown(undefined, { field: 'town' })
  const permit = canKeepGrid(actor, town)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  return { rows: await postsOf(tx, town.path) }
}
