import { z } from 'zod'

/** What a command is answered. */
export const receiptShape = z.object({
  id: z.string(),
  state: z.string().nullable(),
  rev: z.number().nullable(),
  evidence: z.object({ seq: z.number(), hash: z.string(), at: z.string() }),
})
export type Receipt = z.infer<typeof receiptShape>

/** A command as the client keeps it until it is answered: sent again it is the same, byte for byte. */
export const letterShape = z.object({
  journey: z.number().int(),
  act: z.number().int(),
  by: z.string(),
  url: z.string(),
  body: z.record(z.string(), z.unknown()),
  key: z.string(),
})
export type Letter = z.infer<typeof letterShape>

/** What the client still knows when its program starts again: where it is, what was answered, what was not. */
export const plan = z.object({
  url: z.string().optional(),
  folder: z.string().optional(),
  files: z.string(),
  /** The simulated moment. */
  at: z.iso.datetime(),
  journey: z.number().int(),
  act: z.number().int(),
  /** Answers of this journey by the number of their act. */
  answered: z.array(z.tuple([z.number().int(), receiptShape])),
  pending: letterShape.nullable(),
  /** Stops after this journey. */
  last: z.number().int(),
})
export type Plan = z.infer<typeof plan>

/** What the program says, one line each: before it sends, when it is answered, when it has moved its clock, at the end. */
export const lineShape = z.discriminatedUnion('say', [
  z.object({ say: z.literal('sends'), letter: letterShape }),
  z.object({ say: z.literal('answered'), key: z.string(), receipt: receiptShape, tries: z.number() }),
  z.object({ say: z.literal('refused'), key: z.string(), status: z.number(), body: z.string() }),
  z.object({ say: z.literal('moved'), journey: z.number(), act: z.number(), at: z.string() }),
  z.object({ say: z.literal('started'), ms: z.number() }),
  z.object({ say: z.literal('done') }),
])
export type Line = z.infer<typeof lineShape>
