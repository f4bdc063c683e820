import type { ComponentType } from 'react'
import type { caseView } from '#kernel/http/contract.ts'
import type { z } from 'zod'
import type { Words } from './FactWords.tsx'

export type CaseView = z.infer<typeof caseView>
export interface StepFormProps {
  view: CaseView
  /** Call after the step was accepted: the page closes the form and reads the case anew. */
  onDone(): void
}

/** Steps that stand together under their own heading; a seldom one is never offered as the thing to do next. */
export interface StepGroup {
  title: string
  steps: readonly string[]
  seldom?: boolean
}

/** What a module gives the one case page: how its facts look and the form of each step. */
export interface CaseParts {
  procedure: string
  facts: ComponentType<{ view: CaseView }>
  /** Marks beside the state in the head of the case. */
  badge?: ComponentType<{ view: CaseView }>
  /** Headings for steps beside the main line; without them all steps are one list. */
  groups?: readonly StepGroup[]
  /** Words for the columns that stand in its trail. */
  words: Words
  forms: Readonly<Record<string, ComponentType<StepFormProps>>>
}

const parts = new Map<string, CaseParts>()

/** Called at the top of a module's `case.tsx`. */
export function registerCase(one: CaseParts): void {
  parts.set(one.procedure, one)
}

/** The chunks that register a procedure, loaded when the first case of it is opened. */
const chunks: Readonly<Record<string, () => Promise<unknown>>> = {
  hazard: () => import('../../modules/prevention/hazards/case.tsx'),
  inspection: () => import('../../modules/enforcement/inspections/case.tsx'),
  coercion: () => import('../../modules/enforcement/penalties/case.tsx'),
  urging: () => import('../../modules/prevention/hazards/patrol/case.tsx'),
  boundary: () => import('../../modules/governance/registry/dispute/case.tsx'),
  coordination: () => import('../../modules/prevention/hazards/coordination/case.tsx'),
}

/** Loads and answers a procedure's parts; null for one this client does not know. */
export async function loadCase(procedure: string): Promise<CaseParts | null> {
  await chunks[procedure]?.()
  return parts.get(procedure) ?? null
}
