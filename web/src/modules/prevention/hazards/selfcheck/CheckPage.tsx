import { CheckCircleFilled } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { answers } from '#modules/prevention/hazards/selfcheck/terms.ts'
import { formatDate, formatTime, HomeLink, Lines, PageHead, Photos, StateView, useAddress, useRouteId } from '../shell.ts'
import { Basis } from '../checklists/Basis.tsx'
import { type CheckFull, useCheck } from './api.ts'

/** One self-check as it was sent; just after sending it says so, and what it has opened. */
export function CheckPage() {
  const found = useCheck(useRouteId())
  const [{ sent }] = useAddress()
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} action={<HomeLink />} />
  if (found.data === undefined) return <StateView state="loading" />
  const check = found.data
  return (
    <>
      <PageHead title={`${check.postTitle}自查记录`} sub={`${check.enterpriseName} · ${formatTime(check.submittedAt)}`} />
      {sent !== undefined && <Sent check={check} nextDue={sent} />}
      <Shown check={check} />
    </>
  )
}

/** The end of the round: that it arrived, what follows, and the way to the next post. */
function Sent({ check, nextDue }: { check: CheckFull; nextDue: string }) {
  const reported = check.faults - check.fixed
  return (
    <section className="card check-result" role="status">
      <p className="check-stamp">
        <CheckCircleFilled aria-hidden /> 已提交
      </p>
      <p>
        {reported > 0 ? `报告的 ${reported} 个问题已经立为隐患,由安全管理员安排整改。` : '没有要上报的问题。'}
        下次最迟 {formatDate(nextDue)} 查。
      </p>
      <p className="quiet figures">留痕第 {check.evidence.seq} 条</p>
      <Link className="row-button row-button-main" to="/self-check">
        返回,查下一个岗位
      </Link>
    </section>
  )
}

function Shown({ check }: { check: CheckFull }) {
  const faults = check.answers.filter((one) => one.answer === 'fault')
  const rest = check.answers.filter((one) => one.answer !== 'fault')
  return (
    <>
      {faults.length > 0 && (
        <section className="card" aria-labelledby="faults">
          <h2 id="faults">发现的问题 {faults.length} 个</h2>
          <ul className="check-fault-list">
            {faults.map((one) => (
              <li key={one.item}>
                <Fault one={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card" aria-labelledby="round">
        <h2 id="round">检查情况</h2>
        <Lines
          of={[
            ['检查表', `${check.checklistTitle}(第 ${check.version} 版)`],
            ['检查人', check.via === null ? check.personName : `${check.personName}(由接口「${check.via}」报送)`],
            ['时间', `${formatTime(check.startedAt)} 开始,用时 ${sayTime(check.seconds)}`],
            ['结果', `正常 ${check.ok} 项,不适用 ${check.notApplicable} 项,有问题 ${check.faults} 项(当场已改 ${check.fixed} 项)`],
            check.reference === null ? null : ['单位编号', check.reference],
            check.note === null ? null : ['备注', check.note],
            ['留痕', `第 ${check.evidence.seq} 条 · ${check.evidence.hash.slice(0, 12)}`],
          ]}
        />
        <details>
          <summary>其余 {rest.length} 项</summary>
          <ol className="numbered">
            {rest.map((one) => (
              <li key={one.item}>
                {one.text} <strong>{answers.label(one.answer)}</strong>
                {one.reason !== null && one.reason !== '' && `(${one.reason})`}
              </li>
            ))}
          </ol>
        </details>
      </section>
    </>
  )
}

function Fault({ one }: { one: CheckFull['answers'][number] }) {
  const { fault } = one
  if (fault === null) return null
  return (
    <>
      <h3>{one.text}</h3>
      <Basis of={one.basis} />
      <p>{fault.what}</p>
      <div className="check-photos-two">
        <div>
          <p className="quiet">问题照片</p>
          <Photos photos={fault.photos} label="问题照片" />
        </div>
        {fault.fixed !== null && (
          <div>
            <p className="quiet">改好后照片</p>
            <Photos photos={fault.fixed.photos} label="改好后照片" />
          </div>
        )}
      </div>
      {fault.fixed !== null ? (
        <p>
          <strong>当场已改:</strong>
          {fault.fixed.what}
        </p>
      ) : (
        fault.hazard !== null && (
          <p>
            <strong>已立隐患:</strong>
            <Link className="plain-link" to="/cases/$id" params={{ id: fault.hazard.caseId }}>
              {fault.hazard.no}
            </Link>{' '}
            {fault.hazard.stateLabel}
          </p>
        )
      )}
    </>
  )
}

const sayTime = (seconds: number): string => (seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`)
