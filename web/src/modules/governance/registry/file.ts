import type { z } from 'zod'
import type { enterpriseFile } from '#modules/governance/registry/contract.ts'

/** A unit's file as the page shows it. */
export type EnterpriseFile = z.infer<typeof enterpriseFile>
/** Under which the file is kept once read. */
export const fileKey = (id: string) => ['enterprises', id] as const
