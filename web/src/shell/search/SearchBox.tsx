import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { get, problemFrom } from '../client.ts'
import { ProblemNote, useDebounced } from '../kit/index.ts'
import { type Found, groupsOf, type HitGroup, next } from './hits.ts'

/** 查找: a button in the top bar and Ctrl K anywhere. */
export function SearchBox() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button type="button" className="search-button" onClick={() => setOpen(true)} aria-label="查找单位、案件、文书、条款(Ctrl K)">
        <SearchOutlined aria-hidden />
        <span className="desk-only">查找</span>
        <kbd className="desk-only">Ctrl K</kbd>
      </button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title="查找" destroyOnHidden width={720} className="search-dialog">
        <Search close={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Search({ close }: { close(): void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const q = useDebounced(text.trim(), 200)
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: () => get<Found>('/api/search', { q }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const groups = found.data === undefined || q === '' ? [] : groupsOf(found.data, q)
  const go = (to: string) => {
    close()
    void navigate({ href: to })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const to = next(groups, at, event.key === 'ArrowDown' ? 1 : -1)
      setAt(to)
      list.current?.querySelector(`[data-key="${CSS.escape(to ?? '')}"]`)?.scrollIntoView({ block: 'nearest' })
    }
    const hits = groups.flatMap((one) => one.hits)
    const chosen = hits.find((one) => one.key === at) ?? hits[0]
    if (event.key === 'Enter' && chosen !== undefined && q === text.trim()) go(chosen.to)
  }
  return (
    <div onKeyDown={press}>
      <Input
        autoFocus
        size="large"
        allowClear
        maxLength={60}
        value={text}
        prefix={<SearchOutlined aria-hidden />}
        placeholder="单位名称、拼音首字母、信用代码、地址、案号、文号、条款"
        aria-label="要查找的文字"
        aria-controls="search-hits"
        onChange={(event) => {
          setText(event.target.value)
          setAt(null)
        }}
      />
      <div id="search-hits" ref={list} className="search-hits" aria-live="polite">
        {found.isError && <ProblemNote problem={problemFrom(found.error)} />}
        {q === '' && <p className="quiet">输入两个字以上;拼音首字母也可以,如 ysll。上下键选择,回车打开。</p>}
        {q !== '' && found.data !== undefined && groups.length === 0 && <p role="status">没有找到「{q}」,或者它不在您的管辖范围内。</p>}
        {groups.map((group) => (
          <Group key={group.title} group={group} at={at} go={go} />
        ))}
      </div>
    </div>
  )
}

function Group({ group, at, go }: { group: HitGroup; at: string | null; go(to: string): void }) {
  return (
    <section>
      <h3>{group.title}</h3>
      <ul>
        {group.hits.map(({ key, title, sub, to }) => (
          <li key={key}>
            <button type="button" data-key={key} className={key === at ? 'search-hit search-hit-at' : 'search-hit'} onClick={() => go(to)}>
              <strong>{title}</strong>
              <span className="quiet">{sub}</span>
            </button>
          </li>
        ))}
        {group.more !== null && (
          <li>
            <button type="button" className="search-more" onClick={() => go(group.more?.to ?? '/')}>
              查看全部{group.title}
            </button>
          </li>
        )}
      </ul>
    </section>
  )
}
