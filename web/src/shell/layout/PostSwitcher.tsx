import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { problemFrom } from '../client.ts'
import { type Actor, isPost, useSession } from '../session.tsx'

/** '伶俐镇 · 安监站工作人员'; the post alone where it has no place. */
const postWords = (place: string | null, post: string): string => [place, post].filter(Boolean).join(' · ')

/** Place and post acted in; a person with several posts (or a stand-in) changes here. */
export function PostSwitcher({ actor }: { actor: Actor }) {
  const { session, choosePost } = useSession()
  const navigate = useNavigate()
  const [wrong, setWrong] = useState<string | null>(null)
  const posts = session?.posts ?? []
  const current = posts.find((one) => isPost(one, actor))
  const present = postWords(actor.placeName ?? actor.organName, actor.postTitle)
  if (posts.length < 2)
    return (
      <span className="post">
        {actor.standInForName !== null && <strong className="phone-only">代{actor.standInForName} </strong>}
        {present}
      </span>
    )
  const change = async (tenure: string) => {
    try {
      await choosePost(tenure)
      setWrong(null)
      await navigate({ to: '/' })
    } catch (thrown) {
      setWrong(problemFrom(thrown).say)
    }
  }
  return (
    <>
      <select
        className="post"
        aria-label="以哪个岗位办理"
        value={current?.tenure ?? ''}
        onChange={(event) => void change(event.target.value)}
      >
        {current === undefined && (
          <option value="" disabled>
            {present}
          </option>
        )}
        {posts.map((one) => (
          <option key={one.tenure} value={one.tenure}>
            {postWords(one.placeName ?? one.organName, one.postTitle)}
            {one.standInForName === null ? '' : `(代${one.standInForName})`}
          </option>
        ))}
      </select>
      {wrong !== null && (
        <span role="alert" className="post-wrong">
          {wrong}
        </span>
      )}
    </>
  )
}
