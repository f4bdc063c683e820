import { type ReactNode, useEffect } from 'react'

/** The page's one h1, a line under it, and its main actions at the right; also sets the window's title. */
export function PageHead({ title, sub, extra }: { title: string; sub?: ReactNode; extra?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 安澜`
  }, [title])
  return (
    <header className="page-head">
      <div className="page-head-words">
        <h1>{title}</h1>
        {sub !== undefined && <p className="quiet">{sub}</p>}
      </div>
      {extra !== undefined && <div className="page-head-extra">{extra}</div>}
    </header>
  )
}
