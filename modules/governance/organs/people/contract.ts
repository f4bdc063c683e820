import { z } from 'zod'
import { cursor, day, id, instant, text } from '#kernel/http/contract.ts'
import { roles } from '#kernel/place/roles.ts'
import { loginName, oneTime } from '#kernel/session/rules.ts'
import { accountStates, organKinds, staffRoles } from './terms.ts'

const may = z.object({ yes: z.boolean(), why: z.string().nullable() })
const role = z.enum(roles.codes, { error: '请选择角色' })

export const peoplePage = z.object({
  q: z.string().max(50).optional().describe('part of a name, login, post or organ'),
  organ: z.string().max(60).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const postWords = z.object({ title: z.string(), role, roleLabel: z.string(), organName: z.string().nullable(), until: instant.nullable() })
export const personRow = z.object({
  id,
  name: z.string(),
  login: z.string(),
  account: z.enum(accountStates.codes),
  posts: z.array(postWords).describe('held now'),
})
export const personList = z.object({ rows: z.array(personRow), next: cursor.nullable() })

/** A term: the post, since and until when, in whose stead. */
export const termRow = z.object({
  id,
  post: id,
  title: z.string(),
  role,
  roleLabel: z.string(),
  organName: z.string().nullable(),
  placeName: z.string().nullable(),
  trades: z.array(z.string()).nullable(),
  ownUnits: z.boolean(),
  since: instant,
  until: instant.nullable(),
  standsInFor: z.string().nullable(),
  state: z.enum(['now', 'ahead', 'past']),
  mayEnd: may,
})
export const personCard = z.object({
  id,
  name: z.string(),
  login: z.string(),
  byUnit: z.boolean().describe('entered by a unit for its own posts'),
  account: z.object({
    state: z.enum(accountStates.codes),
    oneTimeUntil: instant.nullable(),
    reason: z.string().nullable(),
    seenAt: instant.nullable(),
  }),
  terms: z.array(termRow),
  history: z
    .array(
      z.object({
        seq: z.number().int(),
        at: instant,
        title: z.string(),
        say: z.string(),
        personName: z.string().nullable(),
        postTitle: z.string().nullable(),
        hash: z.string(),
        verified: z.boolean(),
      }),
    )
    .describe('newest first, the last hundred'),
  mayGive: may,
  mayOpen: may,
  mayBar: may,
})

export const personInput = z.object({ name: text('姓名', 30, 2), login: loginName })

export const organInput = z.object({
  name: text('机构全称', 60, 4),
  short: text('简称', 20, 2),
  kind: z.enum(organKinds.codes, { error: '请选择机构类别' }),
  place: z.string({ error: '请选择所在地' }).regex(/^\d{12}$/, '请选择所在地'),
  trades: z.array(z.string()).default([]),
})

export const postInput = z.object({
  title: text('岗位名称', 60, 2),
  role,
  organ: z.string().nullable().default(null),
  /** Of the enterprise, for its own posts: administrators are not shown units, so they bring its code. */
  uscc: z.string().trim().toUpperCase().nullable().default(null),
  place: z
    .string()
    .regex(/^\d{12}$/)
    .nullable()
    .default(null),
  trades: z.array(z.string()).nullable().default(null).describe('null = all'),
  ownUnits: z.boolean().default(false),
})

export const unitByCode = z.object({ uscc: z.string().trim().toUpperCase().length(18, '统一社会信用代码为 18 位') })

export const postsQuery = z.object({
  q: z.string().max(50).optional().describe('part of the title or organ'),
  organ: z.string().max(60).optional(),
})
export const postList = z.object({
  rows: z.array(
    z.object({
      id,
      title: z.string(),
      role,
      roleLabel: z.string(),
      organName: z.string().nullable(),
      placeName: z.string().nullable(),
      holders: z.array(z.string()),
    }),
  ),
})

export const givenInput = z.object({
  post: z.uuid('请选择岗位'),
  since: day.describe('first day; today or later'),
  until: day.nullable().default(null).describe('last day, included; null = until it is ended'),
})
export const endInput = z.object({
  tenure: id,
  until: day.nullable().default(null).describe('last day, included; null = from now'),
  reason: text('事由', 200, 2),
})
export const openInput = z.object({ password: oneTime })
export const barInput = z.object({ reason: text('停用事由', 200, 2) })

export const staffInput = personInput.extend({
  role: z.enum(staffRoles, { error: '请选择岗位类别' }),
  title: text('岗位名称', 60, 2),
  password: oneTime,
})
