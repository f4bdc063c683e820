import { z } from 'zod'
import { cursor, id, instant, text } from '#kernel/http/contract.ts'
import { crses } from '#kernel/register/terms.ts'
import { foundBy, gapKinds, parts } from './terms.ts'

const code = z.string().regex(/^\d{12}$/, '请选择地点')
const may = z.object({ yes: z.boolean(), why: z.string().nullable() })
const named = z.object({ code, name: z.string() })

/** 定人: the post, who holds it now, how to reach him. */
export const officerShape = z.object({
  part: z.enum(parts.codes),
  post: id,
  title: z.string(),
  name: z.string().nullable().describe('null: nobody holds the post now'),
  phone: z.string(),
  since: instant,
})

export const gridRow = z.object({
  id,
  name: z.string(),
  town: code,
  townName: z.string(),
  villages: z.array(named),
  shaped: z.boolean().describe('has a boundary of its own'),
  officers: z.array(officerShape),
  publishedAt: instant.nullable(),
  rev: z.number().int(),
})
export const gridQuery = z.object({
  county: code.optional(),
  town: code.optional(),
  gap: z.enum(['noOfficer', 'vacant', 'unpublished']).optional().describe('only grids with this gap'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export const gridPage = z.object({ rows: z.array(gridRow), next: cursor.nullable(), mayKeep: may })

export const gapQuery = z.object({ county: code.optional(), town: code.optional() })
export const gapList = z.object({
  grids: z.number().int(),
  villages: z.number().int(),
  covered: z.number().int().describe('villages in at least one grid'),
  gaps: z.array(
    z.object({
      kind: z.enum(gapKinds.codes),
      count: z.number().int(),
      rows: z.array(z.object({ town: code, townName: z.string(), what: z.string() })).describe('the first 100'),
    }),
  ),
})

/** One grid with its duty sheet. */
export const gridFile = gridRow.extend({
  shapeSource: z.string().nullable(),
  units: z.number().int().describe('units in view whose address lies in its villages'),
  duties: z.array(
    z.object({ code: z.string(), label: z.string(), means: z.string(), often: z.string(), confirmed: z.boolean(), basis: z.string() }),
  ),
  past: z.array(officerShape.omit({ name: true, phone: true }).extend({ until: instant })).describe('who answered before'),
  mayKeep: may,
})

export const atQuery = z
  .object({
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    division: code.optional(),
    unit: id.optional(),
  })
  .refine((asked) => (asked.lon === undefined) === (asked.lat === undefined), { path: ['lat'], error: '经度和纬度要一起填写' })
  .refine((asked) => asked.lon !== undefined || asked.division !== undefined || asked.unit !== undefined, {
    path: ['unit'],
    error: '请给出坐标、村(社区)或单位',
  })
/** 谁负责这里: the grids that answer, how each was found, or why there is none. */
export const atAnswer = z.object({
  grids: z.array(z.object({ id, name: z.string(), townName: z.string(), foundBy: z.enum(foundBy.codes), officers: z.array(officerShape) })),
  why: z.string(),
})

export const postList = z.object({
  rows: z.array(
    z.object({ post: id, title: z.string(), role: z.string(), place: code, holder: z.string().nullable(), grids: z.number().int() }),
  ),
})

const position = z.array(z.number()).min(2).max(3)
/** GeoJSON. */
const shape = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position).max(5000)).min(1).max(50) }),
    z.object({
      type: z.literal('MultiPolygon'),
      coordinates: z
        .array(z.array(z.array(position).max(5000)).min(1).max(50))
        .min(1)
        .max(50),
    }),
  ],
  { error: '边界应为 GeoJSON 的 Polygon 或 MultiPolygon' },
)
const area = {
  name: text('网格名称', 60, 2),
  villages: z.array(code).max(100).default([]),
  shape: shape.nullable().default(null),
  system: z.enum(crses.codes, { error: '请说明边界的坐标系' }).default('CGCS2000'),
  shapeSource: z.string().trim().max(200).default('').describe('where the boundary is from'),
}
export const generateInput = z.object({ town: code })
export const gridInput = z.object({ town: code, ...area })
export const changeInput = z.object({
  rev: z.number().int().positive(),
  ...area,
  shape: shape.nullable().optional().describe('left out: as it is; null: taken away'),
})

const seat = z.object({
  post: id,
  phone: z
    .string({ error: '请填写电话' })
    .trim()
    .regex(/^[\d-]{7,20}$/, '请填写电话,只含数字和短横线'),
})
/** 定人 for several grids in one act. */
export const assignInput = z.object({
  grids: z
    .array(z.object({ id, rev: z.number().int().positive(), officer: seat, backup: seat.nullable().default(null) }))
    .min(1, '请至少给一个网格定人')
    .max(200, '一次最多给 200 个网格定人'),
})
export const publishInput = z.object({ grids: z.array(id).min(1, '请选择要发布的网格').max(200, '一次最多发布 200 个网格') })
export const endInput = z.object({ rev: z.number().int().positive(), reason: text('撤销理由', 300, 5) })
