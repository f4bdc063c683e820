import { Link, useNavigate } from '@tanstack/react-router'
import { canEnterPeople, canSeeAccounts, canStaff } from '#modules/governance/organs/people/permits.ts'
import { accountStates } from '#modules/governance/organs/people/terms.ts'
import { FilterBar, sayAll, TextFilter } from '../../kit/filters.tsx'
import { MayButton } from '../../kit/MayButton.tsx'
import { usePages } from '../../kit/pages.ts'
import { type Column, HomeLink, LedgerTable, PageHead, StateView, useActor, useAddress } from '../../shell.ts'
import { people, type PersonRow, postWords } from './words.ts'

const columns: readonly Column<PersonRow>[] = [
  { key: 'name', title: '姓名', width: 130, head: true, render: (row) => <Named row={row} /> },
  { key: 'login', title: '账号', width: 160, figures: true, render: (row) => row.login },
  { key: 'posts', title: '在任岗位', render: (row) => <Posts row={row} /> },
  { key: 'account', title: '账号状态', width: 180, render: (row) => accountStates.label(row.account) },
]

const Named = ({ row }: { row: PersonRow }) => (
  <Link to="/people/$id" params={{ id: row.id }}>
    {row.name}
  </Link>
)

function Posts({ row }: { row: PersonRow }) {
  if (row.posts.length === 0) return '无'
  return (
    <ul className="plain">
      {row.posts.map((post) => (
        <li key={post.title}>
          {post.title} <span className="quiet">{postWords(post)}</span>
        </li>
      ))}
    </ul>
  )
}

/** 人员与岗位: who may sign in and as what. A principal sees the people of his own unit. */
export function PeoplePage() {
  const actor = useActor()
  const may = canSeeAccounts(actor)
  const own = canStaff(actor).yes
  return (
    <>
      <PageHead
        title={own ? '本单位人员' : '人员与岗位'}
        sub={
          own
            ? '安全管理员和岗位员工由您录入并发放密码;账号只能看到本单位的事项'
            : '系统管理员录入机构、人员和岗位,安全管理员任职和发放密码,审计管理员查看;三人分立'
        }
        extra={
          <>
            <MayButton may={canStaff(actor)} to="/people/staff">
              录入人员
            </MayButton>
            <MayButton may={canEnterPeople(actor)} to="/people/new">
              录入人员
            </MayButton>
            <MayButton may={canEnterPeople(actor)} to="/posts/new">
              录入岗位
            </MayButton>
            <MayButton may={canEnterPeople(actor)} to="/organs/new">
              录入机构
            </MayButton>
          </>
        }
      />
      {may.yes ? <List /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </>
  )
}

function List() {
  const [{ q }] = useAddress()
  const navigate = useNavigate()
  const pages = usePages<PersonRow>('people', people, q === undefined ? {} : { q })
  return (
    <>
      <FilterBar keys={['q']} first={<TextFilter name="q" label="查找" hint="姓名、账号、岗位或机构" />}>
        {null}
      </FilterBar>
      <LedgerTable
        {...pages}
        name="people"
        title="人员与岗位"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/people/$id', params: { id: row.id } })}
        filterText={sayAll([q && `含「${q}」`])}
        empty={<StateView state="empty" title={q === undefined ? '还没有人员' : '没有找到'} say="换一个姓名、账号或机构再查" />}
      />
    </>
  )
}
