import { photoFacts } from '#kernel/evidence/attachments.ts'
import { type CaseKind, opening, step } from '#kernel/procedure/case-kind.ts'
import { readCase } from '#kernel/procedure/store.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import { startInput, stepInputs } from './contract.ts'
import { certificatesIn, siteDecision, siteRecord } from './documents.ts'
import { inspectionProblems } from './problems.ts'
import { inspection } from './procedure.ts'
import { inspectionSummary } from './summary.ts'
import { reasons } from './terms.ts'

/** A visit born from a finding carries it; the finding must be about the same unit and in the officer's own ground. */
async function origin(tx: Tx, reason: string, originCase: string | null, enterprise: string): Promise<string | null> {
  if (reason === 'hazard' && originCase === null) throw inspectionProblems.originNeeded(undefined, { field: 'originCase' })
  if (originCase === null) return null
  const found = await readCase(tx, originCase)
  // A hazard, or an urging that its officer has turned into a visit.
  if (!found || !['hazard', 'urging'].includes(found.procedure) || found.enterprise !== enterprise)
    throw inspectionProblems.originElsewhere(undefined, { field: 'originCase' })
  return found.id
}

const start = opening({
  input: startInput,
  async open(input, { tx, actor, now }) {
    const unit = await findUnit(tx, input.enterprise)
    if (!unit) throw inspectionProblems.noUnit(undefined, { field: 'enterprise' })
    if (input.partner === actor.personName) throw inspectionProblems.alone(undefined, { field: 'partner' })
    const { reason, subject, partner, certificates } = input
    const origin_case = await origin(tx, reason, input.originCase, unit.id)
    if (certificatesIn(certificates).length !== 2) throw inspectionProblems.certificates(undefined, { field: 'certificates' })
    const facts = {
      reason,
      origin_case,
      subject,
      partner,
      certificates,
      started_at: now,
      findings: [],
      measures: [],
    }
    const { place, trade, supervising, managing } = unit
    return { title: `${unit.name}:${reasons.label(reason)}`, place, trade, enterprise: unit.id, supervising, managing, facts }
  },
})

const steps: CaseKind['steps'] = {
  record: step({
    input: stepInputs.record,
    async facts(input, { photos, now }) {
      if (input.measures.length > 0 && input.findings.length === 0)
        throw inspectionProblems.measuresWithoutFinding(undefined, { field: 'measures' })
      const ids = input.findings.flatMap((finding) => finding.photos)
      const taken = new Map((await photos(ids, 'findings')).map((photo) => [photo.id, photo]))
      const findings = input.findings.map(({ category, description, spot, photos: own }) => ({
        category,
        description,
        spot,
        photos: photoFacts(own.flatMap((id) => taken.get(id) ?? [])),
      }))
      const { summary, handling, measures, unitRepresentative, refusedToSign } = input
      const signed = { unit_representative: unitRepresentative, refused_to_sign: refusedToSign }
      return { findings, summary, handling, measures, ...signed, recorded_at: now }
    },
    documents: async (_, context) => [...(await siteRecord(context)), ...(await siteDecision(context))],
  }),
  abandon: step({ input: stepInputs.abandon, facts: ({ reason }) => ({ handling: reason }) }),
}

/** 执法检查: the table, and what each step means. */
export const inspectionKind: CaseKind = { table: inspection, prefix: '检查', summary: inspectionSummary, opens: { start }, steps }
