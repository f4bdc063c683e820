import { v7 as uuidv7 } from 'uuid'
import type { Reaction } from '#kernel/evidence/reactions.ts'
import type { EvidenceRow, Json } from '#kernel/evidence/row.ts'
import type { Photo } from '#kernel/http/contract.ts'
import { signer } from '#kernel/place/posts.ts'
import { openWith } from '#kernel/procedure/commands.ts'
import { readCase } from '#kernel/procedure/store.ts'
import { hazardKind } from './handlers.ts'
import { begun } from './handlers/report.ts'
import { categories } from './terms.ts'

interface Finding {
  category: string
  description: string
  spot: string
  photos: Photo[]
}

const findingsOf = (row: EvidenceRow): Finding[] => ((row.data.facts as { findings?: unknown }).findings ?? []) as Finding[]

/** 检查发现的问题成为隐患: every finding of a recorded visit opens a hazard case in the officer's name (clause 22). */
export const fromFindings: Reaction = {
  name: 'hazards.fromFindings',
  on: 'inspection.record',
  async run({ kernel, tx, row, now }) {
    const visit = await readCase(tx, row.caseId ?? '')
    if (!visit) return
    const actor = await signer(tx, row)
    for (const finding of findingsOf(row)) {
      const { category, description, spot, photos } = finding
      const facts = {
        ...begun,
        origin: 'inspection',
        origin_case: visit.id,
        category,
        description,
        spot,
        point: null,
        found_at: visit.opened_at,
        found_photos: photos as unknown as Json,
      }
      const title = `${visit.title.split(':')[0] ?? ''}:${categories.label(category)}·${spot}`.slice(0, 120)
      const { place, trade, enterprise, supervising, managing } = visit
      const opened = { title, place, trade, enterprise, supervising, managing, capturedAt: visit.opened_at, facts }
      await openWith({ tx, actor, now, reactions: kernel.reactionNames }, hazardKind, 'report', { id: uuidv7(), opened, photos })
    }
  },
}
