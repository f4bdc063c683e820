import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { classOf } from '#modules/governance/registry/classes/contract.ts'
import { canSeeClass } from '#modules/governance/registry/classes/permits.ts'
import { ceilingWords, classes, exemptWords, factKinds, floorWords } from '#modules/governance/registry/classes/terms.ts'
import { formatDate, get, StateView, useActor } from '../shell.ts'
import { ClassReasons } from './ClassReasons.tsx'
import { FactForm } from './FactForm.tsx'
import { WhatIf } from './WhatIf.tsx'
import { factWords } from './words.ts'

export type ClassOf = z.infer<typeof classOf>
type Present = NonNullable<ClassOf['present']>

/** 分类分级 of a unit: its class, how often it is visited, when next, and why; whoever may not see it is shown nothing. */
export function ClassCard({ enterprise }: { enterprise: string }) {
  return canSeeClass(useActor()).yes ? <Card enterprise={enterprise} /> : null
}

function Card({ enterprise }: { enterprise: string }) {
  const found = useQuery({
    queryKey: ['class', enterprise],
    queryFn: () => get<ClassOf>(`/api/governance/registry/enterprises/${enterprise}/class`),
  })
  return (
    <section className="card" aria-labelledby="unit-class">
      <h2 id="unit-class">分类分级和检查频次</h2>
      {found.isError ? (
        <StateView state="error" title="没有读到分类分级" error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <StateView state="loading" rows={2} />
      ) : (
        <Shown of={found.data} />
      )}
    </section>
  )
}

function Shown({ of }: { of: ClassOf }) {
  const [entering, setEntering] = useState(false)
  const close = () => setEntering(false)
  return (
    <>
      {of.present === null ? <p className="quiet">正在计算,过一分钟再看。</p> : <Standing of={of} present={of.present} />}
      <Facts of={of} />
      {of.mayEnter.yes && (
        <p className="no-print public-acts">
          <Button onClick={() => setEntering(true)}>登记标准化、安责险、人数</Button>
        </p>
      )}
      <Drawer open={entering} onClose={close} title="登记标准化、安责险、人数" size="min(100vw, 560px)" destroyOnHidden>
        <FactForm enterprise={of.enterprise} onDone={close} />
      </Drawer>
    </>
  )
}

function Standing({ of, present }: { of: ClassOf; present: Present }) {
  return (
    <>
      <p className="class-now">
        <strong className="class-letter">{present.class}</strong> 类
        <span className="quiet">({classes.list.find((one) => one.code === present.class)?.means})</span>
        {present.focus && <span className="mark mark-major">重点单位</span>}
        {!present.confirmed && <span className="mark mark-doubt">参考,未经本市确认</span>}
      </p>
      <dl className="class-figures">
        <Figure label="最低频次">{floorWords(present)}</Figure>
        <Figure label="最高频次">
          {ceilingWords(present.atMost)}
          {present.atMost !== null && <span className="quiet light-say">{exemptWords}</span>}
        </Figure>
        <Figure label="今年计划检查">
          <span className="figures">{of.visits.thisYear}</span> 次{present.atMost !== null && <>,上限 {present.atMost} 次</>}
          {present.atMost !== null && of.visits.thisYear >= present.atMost && <span className="mark mark-doubt">已到上限</span>}
        </Figure>
        <Figure label="上次检查">
          <Last last={of.visits.last} />
        </Figure>
        <Figure label="下次应查">
          <strong className="figures">{formatDate(of.visits.dueOn)}</strong>{' '}
          {of.visits.overdue && <span className="mark mark-major">到期应查</span>}
        </Figure>
      </dl>
      <ClassReasons of={of} present={present} />
      <WhatIf enterprise={of.enterprise} present={present} />
    </>
  )
}

function Last({ last }: { last: ClassOf['visits']['last'] }) {
  if (last === null) return <>没有检查记录,从建档日起算</>
  return (
    <Link className="plain-link figures" to="/cases/$id" params={{ id: last.caseId }}>
      {formatDate(last.at)} {last.no}
    </Link>
  )
}

const Figure = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <dt className="quiet">{label}</dt>
    <dd>{children}</dd>
  </div>
)

function Facts({ of }: { of: ClassOf }) {
  if (of.facts.length === 0) return <p className="quiet">标准化等级、安责险、从业人员数都还没有登记。</p>
  return (
    <details className="risk-reasons">
      <summary>登记情况 {of.facts.length} 项</summary>
      <ul className="panel-rows" aria-label="登记情况">
        {of.facts.map((one) => (
          <li key={one.kind}>
            {factKinds.label(one.kind)}:<strong>{factWords(one)}</strong>
            <p className="quiet">
              来源:{one.source} · {one.by} {formatDate(one.at)} 登记
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
