import { Button, Modal } from 'antd'
import { useState } from 'react'
import { enter, lastLogin, type Session, takePost, useSession } from '../session.tsx'
import { PostList } from './PostList.tsx'
import { SignInForm } from './SignInForm.tsx'

/** Over the page when the session ran out: the page stays as it is beneath, and goes on with the same post. */
export function ReturnDialog({ session, onBack }: { session: Session; onBack(): void }) {
  const { adopt, signOut } = useSession()
  const [half, setHalf] = useState<Session | null>(null)
  const take = (answer: Session) => {
    // a one-time password was given meanwhile: the page of sign-in asks for a password of one's own
    if (answer.mustChange) return adopt(answer)
    if (answer.actor === null) return setHalf(answer)
    adopt(answer)
    onBack()
    const samePost = answer.person === session.person && answer.actor.post === session.actor?.post
    if (!samePost) location.assign('/')
  }
  return (
    <Modal open title="登录已过期" footer={null} closable={false} keyboard={false} mask={{ closable: false }} width={440}>
      {half === null ? (
        <>
          <p>请{session.personName}重新登录。您填写的内容还在,登录后回到原处。</p>
          <SignInForm
            login={sessionStorage.getItem(lastLogin) ?? ''}
            enter={async (login, password) => take(await enter(login, password, session.actor))}
          />
          <Button type="link" onClick={() => void signOut()}>
            换一个人登录
          </Button>
        </>
      ) : (
        <PostList posts={half.posts} choose={async (tenure) => take(await takePost(tenure))} />
      )}
    </Modal>
  )
}
