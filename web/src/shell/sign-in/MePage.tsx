import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { roles } from '#kernel/place/roles.ts'
import { PageHead } from '../kit/PageHead.tsx'
import { menuFor } from '../layout/menu.ts'
import { type Look, useLook } from '../look.tsx'
import { isPost, useActor, useSession } from '../session.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { PostList } from './PostList.tsx'

const looks: { value: Look; label: string }[] = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
]

/** 我: who I am and act as, the other posts, the parts that the phone's bottom bar has no room for, sign-out. */
export function MePage() {
  const { session, choosePost, signOut } = useSession()
  const actor = useActor()
  const navigate = useNavigate()
  const [look, setLook] = useLook()
  const current = session?.posts.find((one) => isPost(one, actor))
  return (
    <div className="page-narrow">
      <PageHead title={actor.personName} sub={`${actor.postTitle}(${roles.label(actor.role)})`} />
      <p>{[actor.organName, actor.placeName].filter((one) => one !== null).join(' · ')}</p>
      {actor.standInForName !== null && (
        <p className="stand-in">
          您正在代{actor.standInForName}履职,所办事项会注明「代{actor.standInForName}履职」。
        </p>
      )}
      <section className="card">
        <h2>我的岗位</h2>
        <PostList
          posts={session?.posts ?? []}
          current={current}
          choose={async (tenure) => {
            await choosePost(tenure)
            await navigate({ to: '/' })
          }}
        />
      </section>
      <nav className="card phone-only" aria-label="全部功能">
        <h2>全部功能</h2>
        <ul className="plain">
          {menuFor(actor)
            .flatMap((part) => part.entries)
            .map((entry) => (
              <li key={entry.to}>
                <Link className="plain-link" to={entry.to}>
                  {entry.label}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <Password />
      <section className="card">
        <h2>显示</h2>
        <Segmented<Look> options={looks} value={look} onChange={setLook} />
      </section>
      <Button size="large" onClick={() => void signOut().then(() => navigate({ to: '/sign-in' }))}>
        退出登录
      </Button>
    </div>
  )
}

function Password() {
  const [state, setState] = useState<'shut' | 'open' | 'done'>('shut')
  return (
    <section className="card">
      <h2>密码</h2>
      {state === 'done' && <p role="status">密码已修改,您在其他设备上的登录已退出。</p>}
      {state === 'open' ? (
        <PasswordForm oneTime={false} onDone={() => setState('done')} />
      ) : (
        <Button size="large" onClick={() => setState('open')}>
          修改密码
        </Button>
      )}
    </section>
  )
}
