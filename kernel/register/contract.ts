import { z } from 'zod'
import { cursor, id, instant } from '#kernel/http/contract.ts'
import { choices, crses, importStates, likenesses } from './terms.ts'

/** Shapes of import and export. Rows are numbered as the sheet numbers them: the first line of the sheet is 1. */

/** One of our fields, to which a column of theirs is mapped. */
export const fieldShape = z.object({
  name: z.string(),
  label: z.string(),
  required: z.boolean(),
  means: z.string().describe('what to fill in, in words'),
  example: z.string(),
})

/** A column of theirs. */
export const columnShape = z.object({
  at: z.number().int().describe('0-based'),
  letter: z.string().describe('A, B … as the sheet shows it'),
  header: z.string(),
  samples: z.array(z.string()).describe('the first five values'),
})

/** Which column fills which of our fields: field name → `at` of a column. */
export const mappingShape = z.record(z.string(), z.number().int().min(0).max(16_383))

/** What was found when the file, or another sheet of it, was opened. */
export const inspectionShape = z.object({
  sheets: z.array(z.object({ name: z.string(), at: z.number().int() })),
  sheet: z.number().int().describe('the sheet looked at, 0-based'),
  headerRow: z.number().int().nullable().describe('1-based; null when none was recognised: the person says which'),
  columns: z.array(columnShape),
  mapping: mappingShape.describe('proposed'),
  remembered: z
    .object({ at: instant, personName: z.string() })
    .nullable()
    .describe('the proposal is what this organ used for the same headers before'),
  rows: z.number().int().nullable().describe('rows below the header when known'),
  warnings: z.array(z.string()),
})

export const countsShape = z.object({
  total: z.number().int(),
  good: z.number().int().describe('rows that will be registered as they are'),
  bad: z.number().int(),
  duplicate: z.number().int(),
  warned: z.number().int().describe('rows with a warning, whatever else they are'),
  created: z.number().int(),
  updated: z.number().int(),
  skipped: z.number().int(),
})

export const permitShape = z.object({ yes: z.boolean(), why: z.string().nullable() })

export const checkInput = z.object({
  sheet: z.number().int().min(0).max(255).default(0),
  headerRow: z.number({ error: '请指明表头在第几行' }).int().min(1).max(1000),
  mapping: mappingShape,
  crs: z.enum(crses.codes).default('WGS84'),
  defaults: z.record(z.string(), z.string().max(200)).default({}).describe('field → value for rows that leave it empty'),
})

/** The whole state of an import: the page shows nothing else, so that it survives being reloaded. */
export const importView = z.object({
  id,
  register: z.string(),
  registerTitle: z.string().describe('监管对象'),
  fileName: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  state: z.enum(importStates.codes),
  stateLabel: z.string(),
  createdAt: instant,
  personName: z.string(),
  finishedAt: instant.nullable(),
  fields: z.array(fieldShape),
  inspection: inspectionShape,
  options: checkInput.nullable().describe('as the check was ordered'),
  progress: z.object({ done: z.number().int(), total: z.number().int().nullable() }),
  counts: countsShape,
  warnings: z.array(z.string()).describe('about the list as a whole, found by the check'),
  problem: z.object({ no: z.string(), say: z.string() }).nullable().describe('why it failed, or why it could not be undone'),
  used: z
    .array(z.object({ row: z.number().int(), target: id, name: z.string(), say: z.string() }))
    .describe('what stands in the way of undoing'),
  can: z.object({ check: permitShape, decide: permitShape, run: permitShape, cancel: permitShape, undo: permitShape }),
})

export const importRow = z.object({
  id,
  register: z.string(),
  registerTitle: z.string(),
  fileName: z.string(),
  state: z.enum(importStates.codes),
  stateLabel: z.string(),
  createdAt: instant,
  personName: z.string(),
  counts: countsShape,
})
export const importPage = z.object({ rows: z.array(importRow), next: cursor.nullable() })
export const importQuery = z.object({
  register: z.string().max(50).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A cell's fault or remark: `field` is ours, `label` as the page shows it. */
export const saying = z.object({ field: z.string(), label: z.string(), say: z.string() })

export const candidateShape = z.object({
  id: z.string().nullable().describe('null for one out of view or in the same file'),
  name: z.string(),
  by: z.enum(likenesses.codes),
  say: z.string(),
})

/** A row that is not simply good, with what was read and what is to be said of it. */
export const rowShape = z.object({
  row: z.number().int(),
  cells: z.record(z.string(), z.string()).describe('field → as read'),
  problems: z.array(saying),
  warnings: z.array(saying),
  candidates: z.array(candidateShape),
  choice: z.enum(choices.codes).nullable(),
  target: z.string().nullable().describe('which candidate the choice means, or what became of the row'),
  outcome: z.enum(['created', 'updated', 'skipped']).nullable(),
})
export const rowPage = z.object({ rows: z.array(rowShape), next: cursor.nullable() })
export const rowQuery = z.object({
  kind: z.enum(['bad', 'duplicate', 'warning', 'created', 'updated']),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const decideInput = z.object({
  rows: z.union([z.literal('all'), z.array(z.number().int().min(1)).min(1).max(1000)]).describe('row numbers, or all duplicates'),
  choice: z.enum(choices.codes, { error: '请选择如何处理' }),
  target: id.nullable().default(null).describe('which candidate to update; null = the first of each row'),
})

/** Another sheet, or another line as header. */
export const columnsQuery = z.object({
  sheet: z.coerce.number().int().min(0).max(255).default(0),
  headerRow: z.coerce.number().int().min(1).max(1000).optional(),
})

export const uploadQuery = z.object({ register: z.string().min(1).max(50) })

/** Registers that can be imported or exported by this post. */
export const registersShape = z.object({
  rows: z.array(z.object({ name: z.string(), title: z.string(), mayImport: permitShape, mayExport: permitShape })),
})
