import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef } from 'react'
import type { worklistShape } from '#kernel/http/contract.ts'
import type { z } from 'zod'
import { useAddress } from '../address.ts'
import { get } from '../client.ts'
import { countText, formatDate } from '../kit/format.ts'
import { PageHead } from '../kit/PageHead.tsx'
import { StateView } from '../kit/StateView.tsx'
import { mayReport, seesCases } from '../layout/menu.ts'
import { useActor, useSession } from '../session.tsx'
import { ChecksDue } from './ChecksDue.tsx'
import { KeeperHome } from './KeeperHome.tsx'
import { useRowKeys } from './useRowKeys.ts'
import { WorkRow } from './WorkRow.tsx'

type Answer = z.infer<typeof worklistShape>
type Group = Answer['groups'][number]

/** Home: the worklist, or for the keepers of the system what they keep. */
export function WorklistPage() {
  return seesCases(useActor()) ? <Worklist /> : <KeeperHome />
}

/** What I must do, on what, by when; opened again every minute, since deadlines move by themselves. */
function Worklist() {
  const [{ urgency }, change] = useAddress()
  const { now } = useSession()
  const actor = useActor()
  const list = useInfiniteQuery({
    queryKey: ['worklist', actor.post, urgency ?? ''],
    queryFn: ({ pageParam }) => get<Answer>('/api/worklist', { urgency, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: 60_000,
  })
  const box = useRef<HTMLDivElement>(null)
  useRowKeys(box)
  const groups = list.data?.pages[0]?.groups ?? []
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <div ref={box}>
      <PageHead
        title="今日待办"
        sub={[formatDate(now(), true), actor.placeName ?? actor.organName, actor.postTitle].filter(Boolean).join(' · ')}
      />
      <ChecksDue />
      <Groups groups={groups} chosen={urgency} choose={(one) => change({ urgency: one })} />
      {list.isPending && <StateView state="loading" />}
      {list.isError && list.data === undefined && <StateView state="error" error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Nothing filtered={urgency !== undefined} />}
      {groups.map((group) => {
        const mine = rows.filter((row) => row.urgency === group.urgency && (group.urgency !== 'waiting' || urgency === 'waiting'))
        return mine.length === 0 ? null : (
          <section key={group.urgency} className="work-group" aria-labelledby={`group-${group.urgency}`}>
            <h2 id={`group-${group.urgency}`}>
              {group.title} <span className="figures quiet">{countText(group.count, group.capped)}</span>
            </h2>
            <ul className="work-rows">
              {mine.map((row) => (
                <WorkRow key={row.obligation} row={row} />
              ))}
            </ul>
          </section>
        )
      })}
      {urgency === undefined && (
        <Waiting group={groups.find((one) => one.urgency === 'waiting')} choose={() => change({ urgency: 'waiting' })} />
      )}
      {list.hasNextPage && (
        <div className="ledger-more">
          <Button size="large" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再显示一些
          </Button>
        </div>
      )}
      {rows.length > 0 && (
        <p className="quiet desk-only">
          键盘:<kbd>j</kbd> 下一条 · <kbd>k</kbd> 上一条 · <kbd>Enter</kbd> 打开
        </p>
      )}
    </div>
  )
}

/** Every number is a way to its rows. */
function Groups({
  groups,
  chosen,
  choose,
}: {
  groups: readonly Group[]
  chosen: string | undefined
  choose(urgency: string | undefined): void
}) {
  if (groups.length === 0) return null
  return (
    <div className="group-bar" role="group" aria-label="按期限筛选">
      <button type="button" className="group-chip" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
        全部
      </button>
      {groups.map((group) => (
        <button
          key={group.urgency}
          type="button"
          className="group-chip"
          aria-pressed={chosen === group.urgency}
          onClick={() => choose(group.urgency)}
        >
          {group.title} <span className="figures">{countText(group.count, group.capped)}</span>
        </button>
      ))}
    </div>
  )
}

/** What others owe is read apart: it is not mine to do, and may be long. */
function Waiting({ group, choose }: { group: Group | undefined; choose(): void }) {
  if (group === undefined || group.count === 0) return null
  return (
    <section className="work-group">
      <h2>
        {group.title} <span className="figures quiet">{countText(group.count, group.capped)}</span>
      </h2>
      <Button size="large" onClick={choose}>
        查看由他人办理、您在等待的事项
      </Button>
    </section>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const actor = useActor()
  const action = filtered ? (
    <Link className="plain-link" to="/">
      看全部待办
    </Link>
  ) : (
    <>
      {mayReport(actor) && (
        <Link className="plain-link" to="/hazards/new">
          报告隐患
        </Link>
      )}
      <Link className="plain-link" to="/hazards">
        看隐患台账
      </Link>
    </>
  )
  return (
    <StateView
      state="empty"
      title={filtered ? '这一组没有待办' : '现在没有要您办理的事项'}
      say={filtered ? undefined : '有新事项时会出现在这里,到期前会提醒。'}
      action={action}
    />
  )
}
