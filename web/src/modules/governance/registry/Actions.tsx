import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { mayInspect, mayReport, useActor } from '../../shell.ts'
import type { EnterpriseFile } from './file.ts'

/** What is done from a unit's file: report a hazard there, or go and inspect; shown to those the procedures name. */
export function Actions({ file }: { file: EnterpriseFile }) {
  const navigate = useNavigate()
  const actor = useActor()
  if (file.status === 'closed') return null
  return (
    <div className="no-print" style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
      {mayReport(actor) && (
        <Button size="large" onClick={() => void navigate({ to: '/hazards/new', search: { enterprise: file.id } })}>
          报告隐患
        </Button>
      )}
      {mayInspect(actor) && (
        <Button size="large" onClick={() => void navigate({ to: '/inspections/new', search: { enterprise: file.id } })}>
          开始检查
        </Button>
      )}
    </div>
  )
}
