import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { StateView } from '../kit/StateView.tsx'
import type { CaseParts, CaseView } from './registry.ts'

interface OpenStepProps {
  view: CaseView
  parts: CaseParts | null
  step: string
  open(step: string | undefined): void
}

/** The form of one step; it stays with its text when the step ceases to be allowed meanwhile, and says why. */
export function OpenStep({ view, parts, step, open }: OpenStepProps) {
  const queries = useQueryClient()
  // the page reads the case anew by itself, but an act is on what the person has seen: the revision moves by his hand only
  const [rev, setRev] = useState(view.rev)
  const head = useStepHead(parts)
  const Form = parts?.forms[step]
  const done = () => {
    void queries.invalidateQueries()
    open(undefined)
  }
  if (parts === null) return <StateView state="loading" />
  return (
    <div className="step-open">
      <h3 ref={head} tabIndex={-1}>
        {view.next.find((one) => one.step === step)?.title ?? '这一步已不在本案的下一步中'}
      </h3>
      {view.rev !== rev && <Moved view={view} onSeen={() => setRev(view.rev)} />}
      <WhyNot view={view} step={step} />
      {Form === undefined ? (
        <p className="next-none">这一步没有可填写的表单,请刷新页面。</p>
      ) : (
        <Form view={{ ...view, rev }} onDone={done} />
      )}
      <Button onClick={() => open(undefined)}>返回下一步(内容保留为草稿)</Button>
    </div>
  )
}

/** Puts reader and screen at the head of the form once it is there. */
function useStepHead(parts: CaseParts | null) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (parts === null) return
    head.current?.focus({ preventScroll: true })
    head.current?.scrollIntoView({ block: 'nearest' })
  }, [parts])
  return head
}

function Moved({ view, onSeen }: { view: CaseView; onSeen(): void }) {
  const last = view.timeline.at(-1)
  return (
    <div className="next-none" role="alert">
      <p>
        <strong>您填写期间本案有新的办理:</strong>
        {last === undefined ? '' : `${last.personName ?? '系统'}「${last.title}」,`}现处于「{view.stateLabel}
        」。请核对过程,再按现在的案情提交。
      </p>
      <Button onClick={onSeen}>已核对,按现在的案情办理</Button>
    </div>
  )
}

function WhyNot({ view, step }: { view: CaseView; step: string }) {
  const next = view.next.find((one) => one.step === step)
  if (next === undefined) return <p className="next-none">本案已转到「{view.stateLabel}」。您填写的内容保留为草稿。</p>
  if (next.yes) return null
  return (
    <p className="next-none">
      <strong>暂不能办:</strong>
      {next.why}
    </p>
  )
}
