import type { z } from 'zod'
import { newId } from '#kernel/evidence/chance.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import { append, holdStream } from '#kernel/evidence/store.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Place } from '#kernel/place/directory.ts'
import { signature } from '#kernel/place/signature.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import type { assignInput, changeInput, endInput, generateInput, gridInput, publishInput } from './contract.ts'
import { canKeepGrid } from './permits.ts'
import { gridProblems } from './problems.ts'
import { inWgs84, ringFault } from './shape.ts'
import { postsOf } from './store/read.ts'
import * as store from './store/write.ts'

type Asked = Acting & { kernel: Kernel }
type Held = Awaited<ReturnType<typeof store.holdGrids>>[number]

/** The town, judged and held: one act on its grids at a time. */
async function townOf({ kernel, tx, actor }: Asked, code: string): Promise<Place> {
  const town = kernel.places.present(code)
  if (town?.level !== 4) throw gridProblems.notTown(undefined, { field: 'town' })
  const permit = canKeepGrid(actor, town)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  await store.lockTown(tx, town.code)
  return town
}

/** The grids of these ids, each in a town the actor keeps, held; one that is not there refuses all. */
async function gridsOf(asked: Asked, ids: readonly string[]): Promise<Held[]> {
  const held = await store.holdGrids(asked.tx, ids)
  if (held.length < new Set(ids).size) throw gridProblems.noGrid(undefined, { field: 'grids' })
  for (const code of new Set(held.map((one) => one.town))) {
    const town = asked.kernel.places.byCode(code)
    const permit = canKeepGrid(asked.actor, town && { path: town.path, fullName: town.fullName })
    if (!permit.yes) throw problems.notYours({ why: permit.why })
  }
  return held
}

/** The act on the stream of the actor's own organ, which its people read. */
async function sealed({ tx, actor, now, reactions }: Asked, id: string, event: string, facts: JsonObject): Promise<Receipt> {
  const organ = actor.organ ?? ''
  await holdStream(tx, 'organ', organ)
  const draft = {
    streamKind: 'organ' as const,
    streamId: organ,
    at: now,
    capturedAt: null,
    event,
    ...signature(actor),
    caseId: null,
    rev: null,
    data: { facts },
    attachments: [],
  }
  const [row] = await append(tx, [draft], reactions)
  if (!row) throw new Error('a command left no evidence')
  return { id, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}

/** 一村一格: a grid for each village of the town that is in none, named after it. */
export async function generate(asked: Asked, { town: code }: z.infer<typeof generateInput>): Promise<Receipt> {
  const { tx, now } = asked
  const town = await townOf(asked, code)
  const free = await store.freeVillages(tx, town.code)
  if (free.length === 0) throw gridProblems.nothingLeft({ name: town.name }, { field: 'town' })
  const made = free.map(({ code: village, name }) => ({ id: newId(), name: `${name}网格`, town: town.code, path: town.path, village }))
  const taken = await store.namesTaken(
    tx,
    town.code,
    made.map((one) => one.name),
    null,
  )
  if (taken) throw gridProblems.nameTaken({ name: taken }, { field: 'town' })
  await store.insertGrids(
    tx,
    made.map(({ village: _, ...grid }) => grid),
    made.map(({ id, village }) => ({ grid: id, village })),
    now,
  )
  const facts = Object.fromEntries(made.map(({ id, name, village }) => [id, { name, town: town.code, villages: [village] }]))
  return sealed(asked, made[0]?.id ?? '', 'grid.generated', facts)
}

async function refuseTaken({ tx }: Asked, town: string, name: string, apart: string | null): Promise<void> {
  if (await store.namesTaken(tx, town, [name], apart)) throw gridProblems.nameTaken({ name }, { field: 'name' })
}

type Area = Omit<z.infer<typeof changeInput>, 'rev'>

type Bounds = { shape: string | null; shapeSource: string | null }

/** The villages are the town's own, and the boundary is whole, on the map of the city, and says where it is from; undefined leaves it as it is. */
async function judged({ kernel, tx }: Asked, town: Place, area: Area, shaped: boolean): Promise<Bounds | undefined> {
  const own = new Set(kernel.places.under(town.code).map((one) => one.code))
  const strange = area.villages.find((code) => !own.has(code))
  if (strange) {
    throw gridProblems.notVillage({ name: kernel.places.byCode(strange)?.name ?? strange, town: town.name }, { field: 'villages' })
  }
  const without = area.shape === null || (area.shape === undefined && !shaped)
  if (area.villages.length === 0 && without) throw gridProblems.empty(undefined, { field: 'villages' })
  if (area.shape === undefined) return undefined
  if (area.shape === null) return { shape: null, shapeSource: null }
  const bad = (why: string) => gridProblems.badShape({ why }, { field: 'shape' })
  if (area.shapeSource === '') throw gridProblems.badShape({ why: '请写明边界的来源' }, { field: 'shapeSource' })
  const fault = ringFault(area.shape)
  if (fault !== null) throw bad(fault)
  const shape = inWgs84(area.shape, area.system)
  const judgement = await store.judgeShape(tx, shape)
  if (!judgement.valid) throw bad(`边界自相交或有重复的圈(${judgement.why})`)
  if (judgement.area < 1) throw bad('面积为零')
  if (judgement.inside < judgement.area / 2) throw bad('大部分不在本市范围内,经度和纬度可能填反,或者坐标系选错')
  return { shape, shapeSource: `${area.shapeSource}(${area.system})` }
}

/** 新增网格 from villages, a boundary, or both. */
export async function make(asked: Asked, { town: code, ...area }: z.infer<typeof gridInput>): Promise<Receipt> {
  const town = await townOf(asked, code)
  const bounds = await judged(asked, town, area, false)
  await refuseTaken(asked, town.code, area.name, null)
  const id = newId()
  await store.insertGrids(asked.tx, [{ id, name: area.name, town: town.code, path: town.path }], [], asked.now)
  await store.changeGrid(asked.tx, id, { rev: 1, name: area.name, villages: area.villages, bounds }, asked.now)
  return sealed(asked, id, 'grid.made', { [id]: { name: area.name, town: town.code, villages: area.villages, ...bounds } })
}

/** The one grid, and as the page knew it. */
async function asKnown(asked: Asked, id: string, rev: number): Promise<Held> {
  const [grid] = await gridsOf(asked, [id])
  if (!grid) throw gridProblems.noGrid()
  if (grid.rev !== rev) throw gridProblems.moved({ name: grid.name })
  return grid
}

/** 调整网格: name, villages, boundary. */
export async function change(asked: Asked, id: string, { rev, ...area }: z.infer<typeof changeInput>): Promise<Receipt> {
  const grid = await asKnown(asked, id, rev)
  const town = await townOf(asked, grid.town)
  const bounds = await judged(asked, town, area, grid.shaped)
  await refuseTaken(asked, town.code, area.name, id)
  await store.changeGrid(asked.tx, id, { rev: rev + 1, name: area.name, villages: area.villages, bounds }, asked.now)
  return sealed(asked, id, 'grid.changed', { [id]: { name: area.name, town: town.code, villages: area.villages, ...bounds } })
}

/** 定人 for one grid or many: posts of the town that somebody holds, the backup another than the officer. */
export async function assign(asked: Asked, { grids }: z.infer<typeof assignInput>): Promise<Receipt> {
  const { tx, now } = asked
  const held = await gridsOf(
    asked,
    grids.map((one) => one.id),
  )
  const stale = held.find((one) => grids.some(({ id, rev }) => id === one.id && rev !== one.rev))
  if (stale) throw gridProblems.moved({ name: stale.name }, { field: 'grids' })
  const paths = [...new Set(held.map((one) => one.path))]
  const posts = (await Promise.all(paths.map((path) => postsOf(tx, path)))).flat()
  const seats = grids.flatMap(({ id, officer, backup }, at) => {
    const field = (part: string) => ({ field: `grids.${at}.${part}.post` })
    if (officer.post === backup?.post) throw gridProblems.samePost(undefined, field('backup'))
    return (['officer', 'backup'] as const).flatMap((part) => {
      const seat = part === 'officer' ? officer : backup
      if (!seat) return []
      const post = posts.find((one) => one.post === seat.post)
      if (!post) throw gridProblems.notPost(undefined, field(part))
      if (post.holder === null) throw gridProblems.vacant({ title: post.title }, field(part))
      return [{ id: newId(), grid: id, part, post: seat.post, phone: seat.phone, title: post.title, holder: post.holder }]
    })
  })
  const ids = held.map((one) => one.id)
  const rows = seats.map(({ title: _, holder: __, ...row }) => row)
  await store.seatOfficers(tx, ids, rows, now)
  await store.raiseRevs(tx, ids)
  const facts = Object.fromEntries(
    held.map(({ id, name }) => {
      const people = seats
        .filter((one) => one.grid === id)
        .map(({ part, post, title, holder, phone }) => [part, { post, title, holder, phone }])
      return [id, { name, ...Object.fromEntries(people) }]
    }),
  )
  return sealed(asked, ids[0] ?? '', 'grid.assigned', facts)
}

/** 发布: all of them or none; one without an officer refuses by name. */
export async function publish(asked: Asked, { grids }: z.infer<typeof publishInput>): Promise<Receipt> {
  const held = await gridsOf(asked, grids)
  const unmanned = held.filter((one) => !one.manned).map((one) => `「${one.name}」`)
  if (unmanned.length > 0) throw gridProblems.noOfficer({ names: listed(unmanned) }, { field: 'grids' })
  await store.publishGrids(
    asked.tx,
    held.map((one) => one.id),
    asked.now,
  )
  const facts = Object.fromEntries(held.map(({ id, name }) => [id, { name, publishedAt: asked.now }]))
  return sealed(asked, held[0]?.id ?? '', 'grid.published', facts)
}

const listed = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join('、')}等 ${names.length} 个网格` : names.join('、')

/** 撤销网格: it answers for nothing from now on; its past stays. */
export async function end(asked: Asked, id: string, { rev, reason }: z.infer<typeof endInput>): Promise<Receipt> {
  const grid = await asKnown(asked, id, rev)
  await store.endGrid(asked.tx, id, asked.now)
  return sealed(asked, id, 'grid.ended', { [id]: { name: grid.name, endedAt: asked.now, reason } })
}
