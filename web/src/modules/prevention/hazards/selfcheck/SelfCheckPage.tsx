import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { submitInput } from '#modules/prevention/hazards/selfcheck/contract.ts'
import { formatTime, HomeLink, PageHead, send, StateView, useRouteId, useSession, useZodForm } from '../shell.ts'
import { api, type CheckForm, type Submitted, useCheckForm } from './api.ts'
import { Filling } from './Filling.tsx'
import { type Filled, isStale, toInput } from './filled.ts'

/** 自查 at one post, from the list of today or from the code that hangs there. */
export function SelfCheckPage() {
  const code = useRouteId().toUpperCase()
  const found = useCheckForm(code)
  // a list once read stays while the network is away
  if (found.isError && found.data === undefined)
    return (
      <>
        <PageHead title="自查" />
        <StateView
          state="error"
          title="没有打开这份检查表"
          error={found.error}
          onRetry={() => void found.refetch()}
          action={<HomeLink />}
        />
      </>
    )
  if (found.data === undefined) return <StateView state="loading" rows={8} />
  const { assignment, maySubmit } = found.data
  return (
    <>
      <PageHead title={`${assignment.postTitle}自查`} sub={`${assignment.checklist.title} · ${assignment.cycleText}`} />
      {maySubmit.yes ? (
        <Begun key={code} newest={found.data} />
      ) : (
        <StateView
          state="forbidden"
          title="这里由本单位的人自查"
          say={maySubmit.why}
          action={<Records enterprise={assignment.enterprise} />}
        />
      )}
    </>
  )
}

/** An officer who scans the code of a post wants to know what has been checked there. */
const Records = ({ enterprise }: { enterprise: string }) => (
  <Link className="plain-link" to="/self-checks" search={{ enterprise }}>
    看这家单位的自查安排和记录
  </Link>
)

/** The check as it stands on this device: begun just now, or gone on with on the version it was begun with. */
function Begun({ newest }: { newest: CheckForm }) {
  const { now } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const code = newest.assignment.code
  const initial = useMemo(() => fresh(newest, now()), [newest, now])
  // the list is known only once the draft has told its version
  const items = useRef<readonly string[]>([])
  const form = useZodForm(
    submitInput,
    `self-check:${code}`,
    initial,
    async (input, key) => {
      const sent = await send<Submitted>('POST', api, input, key)
      void queries.invalidateQueries()
      await navigate({ to: '/self-checks/$id', params: { id: sent.id }, search: { sent: sent.nextDue } })
    },
    (value) => toInput(value, code, items.current),
  )
  const [resumed, setResumed] = useState(false)
  const { value, draft } = form
  const other = value.version !== newest.checklist.version
  const held = useCheckForm(code, other ? value.version : undefined)
  if (!draft.ready) return <StateView state="loading" />
  if (draft.restored && !resumed && isStale(value.startedAt, now()))
    return <Stale since={value.startedAt} onFresh={() => void draft.clear()} onResume={() => setResumed(true)} />
  if (held.isError && held.data === undefined) return <StateView state="error" error={held.error} onRetry={() => void held.refetch()} />
  if (held.data === undefined) return <StateView state="loading" />
  items.current = held.data.checklist.items.map((one) => one.key)
  return <Filling key={value.startedAt} form={form} list={held.data.checklist} newest={newest.checklist.version} />
}

const fresh = (newest: CheckForm, now: Date): Filled => ({
  version: newest.checklist.version,
  startedAt: now.toISOString(),
  endedAt: now.toISOString(),
  answers: {},
})

/** What was seen in another shift is not today's answer. */
function Stale({ since, onFresh, onResume }: { since: string; onFresh(): void; onResume(): void }) {
  return (
    <StateView
      state="empty"
      title="有一份没有提交的检查"
      say={`${formatTime(since)} 开始填的,已经隔了一个班次`}
      action={
        <>
          <Button type="primary" size="large" onClick={onFresh}>
            重新检查
          </Button>
          <Button size="large" onClick={onResume}>
            接着填那一份
          </Button>
        </>
      }
    />
  )
}
