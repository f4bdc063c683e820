import { Link } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { canSeeClock } from '#kernel/clock/permits.ts'
import { formatTime } from '../kit/format.ts'
import { useSession } from '../session.tsx'

/** The city's time where it is not the real one: a demo may have moved it, and nobody may take it for today. */
export function CityClock() {
  const { session, now } = useSession()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 20_000)
    return () => clearInterval(timer)
  }, [])
  if (session === null || !(session.clockMoved || session.city.demo)) return null
  const at = formatTime(now())
  const words = (
    <>
      {session.clockMoved ? '演示时间' : '演示'}
      <span className="desk-only">{session.clockMoved ? '(已拨动)' : ''}</span>{' '}
      <span className="figures">
        <span className="desk-only">{at.slice(0, 5)}</span>
        {at.slice(5)}
      </span>
    </>
  )
  const linked = session.actor !== null && canSeeClock(session.actor).yes
  return linked ? (
    <Link to="/clock" className="demo-clock" title="时限与日历">
      {words}
    </Link>
  ) : (
    <span className="demo-clock">{words}</span>
  )
}

function watchNetwork(tell: () => void): () => void {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

/** Says what holds while the network is away. */
export function OfflineBanner() {
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  if (online) return null
  return (
    <p className="offline no-print" role="status">
      网络已断开:已读到的内容可以继续看,填写的内容存为草稿,恢复网络后再提交。
    </p>
  )
}
