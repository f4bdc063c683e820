import { Link } from '@tanstack/react-router'
import { canKeepClock, canSeeClock } from '#kernel/clock/permits.ts'
import { canKeepLedger } from '#kernel/evidence/permits.ts'
import { canEnterPeople, canGivePosts } from '#modules/governance/organs/people/permits.ts'
import { PageHead } from '../kit/PageHead.tsx'
import { keptBy } from '../layout/menu.ts'
import { type Actor, useActor } from '../session.tsx'

/** What this administrator keeps, told by the same permits that the server asks. */
const dutiesOf = (actor: Actor): string[] => [
  ...(canEnterPeople(actor).yes ? ['录入机构、人员和岗位,结束离岗人员的任职'] : []),
  ...(canGivePosts(actor).yes ? ['给人员任职,发放一次性密码,停用和解锁账号'] : []),
  ...(actor.role === 'auditAdmin' ? ['查看人员、岗位和账号的每一次变动'] : []),
  ...(canKeepClock(actor).yes ? ['确认地方放假日和本市参数', '查看每一项期限是否都在计时、提醒是否都已发出'] : []),
  ...(canSeeClock(actor).yes && !canKeepClock(actor).yes ? ['查看每一项期限是否都在计时、提醒是否都已发出'] : []),
  ...(canKeepLedger(actor).yes ? ['核验留痕有没有被改动', '定期锚定,把锚值交给系统之外的人保存'] : []),
]

/** Home of those who keep the system: they see no cases and no units, so it says what they do keep. */
export function KeeperHome() {
  const actor = useActor()
  const duties = dutiesOf(actor)
  const entries = keptBy(actor)
  return (
    <div className="page-narrow">
      <PageHead title="首页" sub={actor.postTitle} />
      <section className="card">
        <h2>您的职责</h2>
        <ul className="dots">
          {duties.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {entries.length > 0 && (
          <p className="home-links">
            {entries.map((one) => (
              <Link key={one.to} className="row-button row-button-main" to={one.to}>
                {one.label}
              </Link>
            ))}
          </p>
        )}
      </section>
      <p className="quiet">
        系统管理员、安全管理员、审计管理员互相制约,都不查看、不办理案件和单位档案,所以这里没有待办。需要办理业务的,请改用业务岗位登录。
      </p>
    </div>
  )
}
