import { z } from 'zod'
import { cursor, id, instant, text } from '#kernel/http/contract.ts'

const twelve = (say: string) => z.string({ error: say }).regex(/^\d{12}$/, say)

/** 提出争议: about a unit in view, or, from the other county, about one named by its whole credit code. */
export const raiseInput = z.object({
  enterprise: id.nullable().default(null).describe('a unit in view'),
  uscc: z.string().trim().max(30).nullable().default(null).describe('a unit of another county, by its whole credit code'),
  claimed: twelve('请选择主张的归属地').describe('the division it is claimed to lie in; in another county than it is registered'),
  reason: text('争议情况和理由', 1000, 10),
})
/** 陈述意见 of one of the two counties. */
export const stateInput = z.object({
  position: z.enum(['keeps', 'yields'], { error: '请选择本县(区)的意见' }).describe('keeps: ours; yields: theirs'),
  text: text('陈述意见', 2000, 5),
})
/** 裁定: it stays, or moves to a division of the other county. */
export const decideInput = z.object({
  rev: z.number().int().positive(),
  decision: z.enum(['stays', 'moves'], { error: '请选择裁定结果' }),
  division: twelve('请选择裁定后的归属地').nullable().default(null).describe('needed when it moves: township or village'),
  ground: text('裁定依据', 2000, 5),
})
export const withdrawInput = z.object({ rev: z.number().int().positive(), reason: text('撤回理由', 500, 5) })
export const stepInputs = { decide: decideInput, withdraw: withdrawInput }

export const disputeQuery = z.object({
  open: z.stringbool().optional().describe('only those not ended'),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
const may = z.object({ yes: z.boolean(), why: z.string().nullable() })
const side = z.object({ code: z.string(), county: z.string(), place: z.string() })

export const disputeShape = z.object({
  id,
  no: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  unit: id,
  unitName: z.string(),
  uscc: z.string(),
  address: z.string(),
  from: side.describe('where it is registered'),
  to: side.describe('where it is claimed to lie'),
  reason: z.string(),
  raisedBy: z.string(),
  openedAt: instant,
  statements: z.array(
    z.object({
      side: z.enum(['from', 'to']),
      county: z.string(),
      position: z.enum(['keeps', 'yields']),
      positionLabel: z.string(),
      text: z.string(),
      by: z.string(),
      at: instant,
    }),
  ),
  decision: z.object({ kind: z.enum(['stays', 'moves']), place: z.string(), ground: z.string(), by: z.string(), at: instant }).nullable(),
  mayState: may.extend({ side: z.enum(['from', 'to']).nullable() }),
  caseSeen: z.boolean().describe('whether the case itself lies in view, with its clock and its steps'),
})
export const disputePage = z.object({ rows: z.array(disputeShape), next: cursor.nullable() })
/** What an officer of another county is told of a unit he names by its whole code. */
export const disputableShape = z.object({ name: z.string(), address: z.string(), placeName: z.string() })
