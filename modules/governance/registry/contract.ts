import { z } from 'zod'
import { cursor, day, id, instant, text } from '#kernel/http/contract.ts'
import { levels, statuses } from './terms.ts'

/** Wide enough to take swapped coordinates, so that the refusal can say that they are swapped (422.21). */
const degrees = z.number({ error: '请填写经纬度' }).min(-180, '经纬度应在 -180 到 180 之间').max(180, '经纬度应在 -180 到 180 之间')

/** 第一责任人: one person of one kind since a date, with where that is known from. */
export const headInput = z.object({
  kind: z.enum(['legalRepresentative', 'actualController']),
  name: text('姓名', 50),
  phone: z
    .string()
    .trim()
    .regex(/^[\d-]{7,20}$/, '电话只含数字和短横线')
    .nullable()
    .default(null),
  since: day,
  source: text('来源(如登记机关公示、任命文件)', 200),
})

export const enterpriseInput = z.object({
  name: text('单位名称', 100),
  uscc: z.string({ error: '请填写统一社会信用代码' }).min(1, '请填写统一社会信用代码'),
  industry: z.string().regex(/^[A-T]\d{4}$/, '请选择国民经济行业小类(GB/T 4754)'),
  trade: z.string().min(1, '请选择监管行业'),
  division: z.string().regex(/^\d{12}$/, '请选择所在村(社区)或乡镇'),
  address: text('地址', 200),
  point: z.tuple([degrees, degrees]).nullable().default(null).describe('[lon, lat] WGS84; the register checks that it lies in the city'),
  level: z.enum(levels.codes).nullable().default(null),
  supervising: z.string().nullable().default(null).describe('organ key'),
  supervisingBasis: z.string().max(200).nullable().default(null),
  managing: z.string().nullable().default(null),
  managingBasis: z.string().max(200).nullable().default(null),
  heads: z.array(headInput).length(2, '法定代表人和实际控制人都要登记').describe('one of each kind (clause 5)'),
})

/** 变更两个主体及层级, each with its basis. */
export const bodiesInput = z.object({
  rev: z.number().int().positive(),
  level: z.enum(levels.codes, { error: '请选择监管层级' }),
  supervising: text('监督主体', 100),
  supervisingBasis: text('监督主体的依据', 200),
  managing: text('管理主体', 100),
  managingBasis: text('管理主体的依据', 200),
})

export const changeHeadInput = headInput.extend({ rev: z.number().int().positive() })

export const headShape = z.object({
  id,
  kind: z.enum(['legalRepresentative', 'actualController']),
  name: z.string(),
  phone: z.string().nullable(),
  since: day,
  until: day.nullable(),
  source: z.string(),
})

export const enterpriseQuery = z.object({
  q: z.string().max(50).optional().describe('part of the name, or a credit code'),
  county: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  town: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  trade: z.string().max(30).optional(),
  colour: z.enum(['red', 'orange', 'yellow', 'blue', 'none']).optional().describe('standing risk level; none: not graded'),
  blank: z.stringbool().optional().describe('only units that lack level, supervising or managing organ'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const enterpriseRow = z.object({
  id,
  name: z.string(),
  uscc: z.string(),
  trade: z.string(),
  tradeLabel: z.string(),
  placeName: z.string(),
  level: z.enum(levels.codes).nullable(),
  supervisingName: z.string().nullable(),
  managingName: z.string().nullable(),
  colour: z.enum(['red', 'orange', 'yellow', 'blue']).nullable().describe('standing risk level'),
  openHazards: z.number().int(),
  blanks: z.array(z.string()).describe('labels of what is missing'),
})
/** How many the filters find. */
export const enterpriseCountShape = z.object({ count: z.number().int().describe('capped at 10,000'), capped: z.boolean() })
export const enterprisePage = z.object({ rows: z.array(enterpriseRow), next: cursor.nullable() })

export const enterpriseFile = z.object({
  id,
  name: z.string(),
  uscc: z.string(),
  industry: z.string(),
  industryPath: z.array(z.string()).describe('section … class names'),
  trade: z.string(),
  tradeLabel: z.string(),
  division: z.string(),
  placeName: z.string(),
  address: z.string(),
  point: z.tuple([z.number(), z.number()]).nullable(),
  zone: z.string().nullable(),
  level: z.enum(levels.codes).nullable(),
  supervising: z.string().nullable(),
  supervisingName: z.string().nullable(),
  supervisingBasis: z.string().nullable(),
  managing: z.string().nullable(),
  managingName: z.string().nullable(),
  managingBasis: z.string().nullable(),
  status: z.enum(statuses.codes),
  registeredAt: instant,
  rev: z.number().int(),
  origin: z
    .object({ import: id, fileName: z.string(), at: instant, personName: z.string(), organName: z.string() })
    .nullable()
    .describe('the list it was registered from'),
  heads: z.array(headShape).describe('present and past, newest first'),
  cases: z
    .array(
      z.object({
        id,
        no: z.string(),
        procedure: z.string(),
        title: z.string(),
        stateLabel: z.string(),
        openedAt: instant,
        closedAt: instant.nullable(),
      }),
    )
    .describe('the newest 50'),
  timeline: z.array(
    z.object({
      seq: z.number().int(),
      at: instant,
      title: z.string(),
      personName: z.string().nullable(),
      postTitle: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
      hash: z.string(),
      verified: z.boolean(),
    }),
  ),
  mayEdit: z.object({ yes: z.boolean(), why: z.string().nullable() }),
})

/** 覆盖率: units with level, supervising and managing body, out of all in view (C17.4: 100 % or the list). */
export const coverageShape = z.object({
  total: z.number().int(),
  covered: z.number().int(),
  percent: z.number(),
  byCounty: z.array(z.object({ county: z.string(), name: z.string(), total: z.number().int(), covered: z.number().int() })),
})
