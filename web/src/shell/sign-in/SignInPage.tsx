import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useAddress } from '../address.ts'
import { ask } from '../client.ts'
import { PageHead } from '../kit/PageHead.tsx'
import { ProblemNote } from '../kit/ProblemNote.tsx'
import { type Session, useSession } from '../session.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { PostList } from './PostList.tsx'
import { SignInForm, useAttempt } from './SignInForm.tsx'

interface Health {
  ok: boolean
  version: string
  city: string
  demo: boolean
  engine: string
}
interface DemoAccount {
  login: string
  password: string
  name: string
  title: string
  role: string
}

/** Where to go after signing in: a path of this site, never another site's. */
const inside = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'

/** Sign in, then choose the post to act in; a demo offers its people to tap. */
export function SignInPage() {
  const { session, signIn, choosePost, signOut } = useSession()
  const [query] = useAddress()
  const navigate = useNavigate()
  const health = useQuery({ queryKey: ['health'], queryFn: () => ask<Health>('/api/health'), staleTime: 60_000 })
  const done = session !== null && session.actor !== null
  useEffect(() => {
    if (done) void navigate({ href: inside(query.next), replace: true })
  }, [done, navigate, query.next])
  return (
    <main id="main" className="sign-in">
      <div className="sign-in-box">
        <p className="brand-line">
          <img src="/favicon.svg" alt="" width={36} height={36} />
          <strong>安澜</strong>
          <span>{health.data?.city ?? ''}安全生产治理</span>
        </p>
        {session === null ? (
          <>
            <PageHead title="登录" />
            <SignInForm enter={signIn} />
            {health.data?.demo === true && <DemoPeople enter={signIn} />}
          </>
        ) : session.mustChange ? (
          <>
            <PageHead title="设置自己的密码" sub={`${session.personName},您用的是一次性密码,请先改成只有自己知道的密码`} />
            <PasswordForm oneTime />
            <Button type="link" onClick={() => void signOut()}>
              退出,换一个人登录
            </Button>
          </>
        ) : (
          <>
            {session.posts.length === 0 ? (
              <PageHead title="没有在任岗位" sub={`${session.personName},您的任职已经结束或还没有开始`} />
            ) : (
              <PageHead title="以哪个岗位办理" sub={`${session.personName},您有 ${session.posts.length} 个岗位,办理时以所选岗位留痕`} />
            )}
            <PostList posts={session.posts} choose={choosePost} />
            <Button type="link" onClick={() => void signOut()}>
              退出,换一个人登录
            </Button>
          </>
        )}
        <nav className="home-links" aria-label="不用登录的查询">
          <Link className="plain-link" to="/public/listed">
            重大隐患公示
          </Link>
          <Link className="plain-link" to="/check">
            文书核验
          </Link>
        </nav>
        <p className="quiet figures">{health.data === undefined ? '' : `版本 ${health.data.version}`}</p>
      </div>
    </main>
  )
}

function DemoPeople({ enter }: { enter(login: string, password: string): Promise<Session> }) {
  const accounts = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => ask<{ rows: DemoAccount[] }>('/api/demo/accounts'),
    staleTime: 60_000,
  })
  const { run, pending, problem } = useAttempt()
  if (accounts.data === undefined || accounts.data.rows.length === 0) return null
  return (
    <section className="demo-people" aria-labelledby="demo-title">
      <h2 id="demo-title">演示账号</h2>
      <p className="quiet">这是演示环境,人物均为虚构。点一下即以此人登录。</p>
      <div className="choices choices-two">
        {accounts.data.rows.map((one) => (
          <button
            key={one.login}
            type="button"
            className="choice"
            disabled={pending}
            onClick={() => void run(() => enter(one.login, one.password))}
          >
            <strong>{one.name}</strong>
            <span>{one.title}</span>
          </button>
        ))}
      </div>
      {problem !== null && <ProblemNote problem={problem} />}
    </section>
  )
}
