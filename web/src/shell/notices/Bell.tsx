import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { get } from '../client.ts'

/** 通知: how many are unread; asked again each minute and whenever the page comes back to the front. */
export function Bell() {
  const unread = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: () => get<{ count: number }>('/api/notices/unread'),
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  })
  const count = unread.data?.count ?? 0
  return (
    <Link to="/notices" className="top-link bell" aria-label={count === 0 ? '通知' : `通知,${count} 条未读`}>
      <Badge count={count} overflowCount={98} size="small">
        <BellOutlined style={{ fontSize: 18, color: 'var(--on-top)' }} aria-hidden />
      </Badge>
    </Link>
  )
}
