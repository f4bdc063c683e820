import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type CaseView, mayInspect, useActor } from '../../shell.ts'

/** 去现场核查: an inspection born from this hazard (C22.4), for those whom the inspection procedure lets start one. */
export function GoInspect({ view }: { view: CaseView }) {
  const navigate = useNavigate()
  const actor = useActor()
  const unit = view.enterprise
  const go = unit !== null && view.closedAt === null && mayInspect(actor)
  return (
    <p className="no-print" style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center', marginBottom: 12 }}>
      {go && (
        <Button
          size="large"
          onClick={() => void navigate({ to: '/inspections/new', search: { enterprise: unit.id, originCase: view.id } })}
        >
          去现场核查
        </Button>
      )}
      <Link className="plain-link" to="/inspections" search={{ originCase: view.id }}>
        本隐患引起的检查
      </Link>
    </p>
  )
}
