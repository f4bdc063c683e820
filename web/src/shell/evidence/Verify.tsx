import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { get, problemFrom } from '../client.ts'
import { countText, formatTime, ProblemNote } from '../kit/index.ts'
import { Findings, type Verification } from './Findings.tsx'

const scopes = [
  { scope: 'recent', label: '核验最近 7 天', say: '最近 7 天' },
  { scope: 'all', label: '核验全部', say: '全部' },
] as const
type Scope = (typeof scopes)[number]['scope']

/** Runs the verifier over the recent rows or over all of them, and says in words what it found. */
export function Verify() {
  const check = useMutation({ mutationFn: (scope: Scope) => get<Verification>('/api/evidence/verify', { scope }) })
  return (
    <section aria-labelledby="verify" style={{ marginBottom: 32 }}>
      <h2 id="verify">核验</h2>
      <div className="no-print" style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBlock: 8 }}>
        {scopes.map(({ scope, label }, at) => (
          <Button
            key={scope}
            size="large"
            type={at === 0 ? 'primary' : 'default'}
            loading={check.isPending && check.variables === scope}
            disabled={check.isPending}
            onClick={() => check.mutate(scope)}
          >
            {label}
          </Button>
        ))}
      </div>
      <div aria-live="polite">
        {check.isPending && <p>正在逐条重算,记录多时需要一些时间…</p>}
        {check.isError && <ProblemNote problem={problemFrom(check.error)} />}
        {check.data !== undefined && !check.isPending && (
          <Result of={check.data} said={scopes.find((one) => one.scope === check.variables)?.say ?? ''} />
        )}
      </div>
    </section>
  )
}

function Result({ of, said }: { of: Verification; said: string }) {
  return (
    <div
      style={{
        background: 'var(--sheet)',
        border: '1px solid var(--line-strong)',
        borderRadius: 'var(--radius)',
        padding: 16,
      }}
    >
      <p style={{ fontSize: 16 }}>
        <strong>
          {of.ok ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}{' '}
          {of.ok ? `核验相符:${said}留痕没有被改动` : `核验不符:发现 ${countText(of.findings.length, of.findings.length >= 200)} 处问题`}
        </strong>
      </p>
      <p className="figures">
        {formatTime(of.checkedAt)} 核验 {countText(of.streams)} 条留痕链、{countText(of.rows)} 条留痕、
        {countText(of.anchors)} 个锚
      </p>
      {of.lastAnchor !== null && (
        <p className="figures quiet">
          最近一次锚定:第 {of.lastAnchor.no} 号,{formatTime(of.lastAnchor.at)}
        </p>
      )}
      {of.findings.length > 0 && (
        <>
          <p style={{ marginBlock: 8 }}>请停止办理有关案卷,保留现场,向审计管理员和上级报告。</p>
          <Findings findings={of.findings} />
        </>
      )}
    </div>
  )
}
