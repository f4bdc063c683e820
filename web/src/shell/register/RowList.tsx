import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { type Choice, choices } from '#kernel/register/terms.ts'
import { get, problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { ProblemNote, StateView } from '../kit/index.ts'
import { type Import, imports, type Row, type RowKind, type RowPage } from './words.ts'

const titles: Record<RowKind, string> = {
  bad: '有问题的行',
  duplicate: '疑似已登记的行',
  warning: '有提示的行',
  created: '新登记的',
  updated: '更新了的',
}

/** The rows behind a count, a page at a time, each with what is to be said of it. */
export function RowList({ one, kind }: { one: Import; kind: RowKind }) {
  const query = useInfiniteQuery({
    queryKey: ['imports', one.id, 'rows', kind],
    queryFn: ({ pageParam }) => get<RowPage>(`${imports}/${one.id}/rows`, { kind, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const rows = query.data?.pages.flatMap((page) => page.rows)
  return (
    <section className="card" aria-live="polite">
      <h2>{titles[kind]}</h2>
      {kind === 'duplicate' && one.can.decide.yes && <DecideAll one={one} />}
      {query.isError && <StateView state="error" error={query.error} onRetry={() => void query.refetch()} />}
      {rows === undefined ? (
        !query.isError && <StateView state="loading" rows={5} />
      ) : (
        <ul className="plain import-rows">
          {rows.map((row) => (
            <li key={row.row}>
              <Line one={one} row={row} kind={kind} />
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button size="large" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          再显示一页
        </Button>
      )}
    </section>
  )
}

function Line({ one, row, kind }: { one: Import; row: Row; kind: RowKind }) {
  const said = [...row.problems, ...row.warnings]
  return (
    <>
      <p>
        <span className="figures">第 {row.row} 行</span> <Name row={row} kind={kind} />
      </p>
      {said.length > 0 && (
        <ul className="dots">
          {said.map((each) => (
            <li key={`${each.field}-${each.say}`}>
              <strong>{each.label}</strong>
              {row.cells[each.field] ? `「${row.cells[each.field]}」` : ''}:{each.say}
            </li>
          ))}
        </ul>
      )}
      {kind === 'duplicate' && <Beside one={one} row={row} />}
    </>
  )
}

function Name({ row, kind }: { row: Row; kind: RowKind }) {
  const name = row.cells.name ?? ''
  if ((kind === 'created' || kind === 'updated') && row.target !== null)
    return (
      <Link to="/enterprises/$id" params={{ id: row.target }}>
        {name === '' ? '打开档案' : name}
      </Link>
    )
  return <strong>{name}</strong>
}

/** The row beside what is registered, and what is to be done with it. */
function Beside({ one, row }: { one: Import; row: Row }) {
  const decide = useAct<object>(`${imports}/${one.id}/decide`)
  const shown = one.fields.filter((field) => row.cells[field.name] !== undefined && row.cells[field.name] !== '')
  return (
    <div className="import-twins">
      <div>
        <p className="quiet">您表里的</p>
        <p>{shown.map((field) => `${field.label}:${row.cells[field.name]}`).join(';')}</p>
      </div>
      <div>
        <p className="quiet">已登记或同一文件里的</p>
        {row.candidates.map((each) => (
          <p key={`${each.id}-${each.by}`}>
            {each.id === null ? (
              each.name
            ) : (
              <Link to="/enterprises/$id" params={{ id: each.id }} target="_blank">
                {each.name}
              </Link>
            )}
            <br />
            <span className="quiet">{each.say}</span>
          </p>
        ))}
      </div>
      {one.can.decide.yes && (
        <div className="import-decide">
          <Segmented<Choice>
            aria-label={`第 ${row.row} 行怎么办`}
            value={row.choice ?? 'skip'}
            options={offered(row)}
            onChange={(choice) => decide.mutate({ rows: [row.row], choice })}
          />
          {decide.isError && <ProblemNote problem={problemFrom(decide.error)} />}
        </div>
      )}
    </div>
  )
}

/** The same code cannot be registered twice, and what is out of view cannot be changed. */
const offered = (row: Row) =>
  choices.list
    .filter(({ code }) => code !== 'create' || row.candidates.every((one) => one.by !== 'code'))
    .filter(({ code }) => code !== 'update' || row.candidates.some((one) => one.id !== null))
    .map(({ code, label }) => ({ value: code, label }))

function DecideAll({ one }: { one: Import }) {
  const decide = useAct<object>(`${imports}/${one.id}/decide`)
  return (
    <div className="import-acts">
      <span>全部疑似重复:</span>
      {choices.list.slice(0, 2).map(({ code, label }) => (
        <Button key={code} loading={decide.isPending} onClick={() => decide.mutate({ rows: 'all', choice: code })}>
          全部{label}
        </Button>
      ))}
      {decide.isError && <ProblemNote problem={problemFrom(decide.error)} />}
    </div>
  )
}
