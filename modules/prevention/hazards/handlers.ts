import type { CaseKind } from '#kernel/procedure/case-kind.ts'
import { reportSteps } from './handlers/double-report.ts'
import { evaluationSteps } from './handlers/evaluation.ts'
import { generalSteps } from './handlers/general.ts'
import { listingSteps } from './handlers/listing.ts'
import { majorSteps } from './handlers/major.ts'
import { report } from './handlers/report.ts'
import { hazard } from './procedure.ts'
import { hazardSummary } from './summary.ts'

/** 隐患: the table, and what each step means. */
export const hazardKind: CaseKind = {
  table: hazard,
  prefix: '隐患',
  summary: hazardSummary,
  opens: { report },
  steps: { ...generalSteps, ...majorSteps, ...reportSteps, ...listingSteps, ...evaluationSteps },
}
