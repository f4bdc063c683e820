import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { formatTime, get, PageHead, StateView, useActor, useAddress, useSession, uuid } from '../../shell.ts'
import type { Unit } from '../../kit/UnitPicker.tsx'
import { reportKey, waitingReports } from './drafts.ts'
import { mayReport } from './report.ts'
import { ReportForm } from './ReportForm.tsx'

const freshDraft = () => uuid().slice(0, 8)

/** 报告隐患: the draft's name stands in the address, so that several can be open and none is lost. */
export function NewHazardPage() {
  const actor = useActor()
  const [query, set] = useAddress()
  const may = mayReport(actor)
  const draft = query.draft
  useEffect(() => {
    if (draft === undefined) set({ draft: freshDraft() })
  }, [draft, set])
  const unit = useUnit(actor.enterprise ?? query.enterprise ?? null)
  if (!may.yes) {
    return (
      <>
        <PageHead title="报告隐患" />
        <StateView state="forbidden" say={`报告隐患${may.why}`} />
      </>
    )
  }
  return (
    <>
      <PageHead title="报告隐患" sub="先拍照,再说明;提交前有一页供您核对" />
      {draft !== undefined && <Waiting now={draft} onOpen={(other) => set({ draft: other })} />}
      {draft === undefined || unit.isLoading ? (
        <StateView state="loading" />
      ) : (
        <ReportForm key={draft} formKey={reportKey(draft)} unit={unit.data ?? null} />
      )}
    </>
  )
}

/** The unit the report is about where the address or the post says it: people of a unit report on their own. */
function useUnit(id: string | null) {
  return useQuery({
    queryKey: ['enterprises', id],
    queryFn: () => get<Unit>(`/api/governance/registry/enterprises/${id ?? ''}`),
    enabled: id !== null,
  })
}

/** Other reports begun on this device. */
function Waiting({ now, onOpen }: { now: string; onOpen(draft: string): void }) {
  const { session } = useSession()
  const person = session?.person ?? ''
  const found = useQuery({
    queryKey: ['hazards', 'drafts', person, now],
    queryFn: () => waitingReports(person),
    gcTime: 0,
  })
  const others = (found.data ?? []).filter((one) => one.draft !== now)
  if (others.length === 0) return null
  return (
    <details style={{ marginBottom: 16 }}>
      <summary style={{ minHeight: 44, display: 'list-item', lineHeight: '44px', cursor: 'pointer' }}>
        还有 {others.length} 份未提交的草稿
      </summary>
      <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {others.map((one) => (
          <li key={one.draft}>
            <Button
              type="link"
              style={{ height: 'auto', minHeight: 44, whiteSpace: 'normal', textAlign: 'start' }}
              onClick={() => onOpen(one.draft)}
            >
              {formatTime(one.savedAt)} {one.description.slice(0, 40)}
            </Button>
          </li>
        ))}
      </ul>
      <Button style={{ minHeight: 44 }} onClick={() => onOpen(freshDraft())}>
        另写一份
      </Button>
    </details>
  )
}
