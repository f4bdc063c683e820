import { roles } from '#kernel/place/roles.ts'
import { formatDate } from '../kit/format.ts'
import { ProblemNote } from '../kit/ProblemNote.tsx'
import type { PostChoice } from '../session.tsx'
import { useAttempt } from './SignInForm.tsx'

/** '青秀区应急管理局 · 青秀区 · 代张三履职' */
export const postDetail = (one: PostChoice): string =>
  [one.organName, one.placeName, one.standInForName === null ? null : `代${one.standInForName}履职`]
    .filter((part) => part !== null)
    .join(' · ')

interface PostListProps {
  posts: readonly PostChoice[]
  choose(tenure: string): Promise<unknown>
  /** Marked as the one acted in now. */
  current?: PostChoice | undefined
}

/** The posts a person may act in, one button each. */
export function PostList({ posts, choose, current }: PostListProps) {
  const { run, pending, problem } = useAttempt()
  if (posts.length === 0) return <p>离岗以前办理的事项都已留痕,仍在原案卷里。应当在岗的,请联系本单位系统管理员核对任职。</p>
  return (
    <div className="choices">
      {posts.map((one) => (
        <button
          key={one.tenure}
          type="button"
          className="choice"
          disabled={pending}
          aria-current={one === current}
          onClick={() => void run(() => choose(one.tenure))}
        >
          <strong>{one.postTitle}</strong>
          <span>{postDetail(one)}</span>
          <span className="quiet">
            {roles.label(one.role)}
            {one.until === null ? '' : ` · 至 ${formatDate(one.until)}`}
            {one === current ? ' · 当前岗位' : ''}
          </span>
        </button>
      ))}
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  )
}
