import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Actor, useSession } from '../session.tsx'
import { CityClock, OfflineBanner } from './banners.tsx'
import { SearchBox } from '../search/SearchBox.tsx'
import { useLive } from '../live.ts'
import { Bell } from '../notices/Bell.tsx'
import { bottomFor, type Entry, menuFor } from './menu.ts'
import { PostSwitcher } from './PostSwitcher.tsx'

/** The frame of every page: top bar and left menu on a desk, bottom bar on a phone. */
export function Frame({ actor, children }: { actor: Actor; children: ReactNode }) {
  useLive(actor.post)
  return (
    <div className="frame">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <TopBar actor={actor} />
      <SideMenu actor={actor} />
      <Main>{children}</Main>
      <BottomBar actor={actor} />
    </div>
  )
}

/** Takes the focus after a change of page, unless the page has put it somewhere itself. */
function Main({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const first = useRef(path)
  useEffect(() => {
    if (first.current !== path && !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
    first.current = path
  }, [path])
  return (
    <main id="main" ref={main} tabIndex={-1}>
      <OfflineBanner />
      <div className="page">{children}</div>
    </main>
  )
}

function TopBar({ actor }: { actor: Actor }) {
  const { session, signOut } = useSession()
  const navigate = useNavigate()
  return (
    <header className="top-bar">
      <Link to="/" className="brand" aria-label="安澜,回到今日待办">
        <img src="/favicon.svg" alt="" width={26} height={26} />
        <strong className="desk-only">安澜</strong>
        <span className="brand-city">{session?.city.name}</span>
      </Link>
      <CityClock />
      <span className="spacer" />
      <SearchBox />
      <Bell />
      {actor.standInForName !== null && <span className="stand-in desk-only">代{actor.standInForName}履职</span>}
      <PostSwitcher actor={actor} />
      <Link to="/me" className="top-link desk-only">
        {actor.personName}
      </Link>
      <button type="button" className="top-link desk-only" onClick={() => void signOut().then(() => navigate({ to: '/sign-in' }))}>
        退出
      </button>
    </header>
  )
}

function SideMenu({ actor }: { actor: Actor }) {
  return (
    <nav className="side-menu" aria-label="功能">
      {menuFor(actor).map((part) => (
        <section key={part.label}>
          <h2>{part.label}</h2>
          <ul>
            {part.entries.map((entry) => (
              <li key={entry.to}>
                <EntryLink entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

const EntryLink = ({ entry }: { entry: Entry }) => (
  <Link to={entry.to} activeOptions={{ exact: true, includeSearch: false }}>
    {entry.label}
  </Link>
)

/** On the phone; gives way while the on-screen keyboard is open. */
function BottomBar({ actor }: { actor: Actor }) {
  const typing = useTyping()
  if (typing) return null
  return (
    <nav className="bottom-bar" aria-label="主要功能">
      {bottomFor(actor).map((entry) => (
        <EntryLink key={entry.to} entry={entry} />
      ))}
      <Link to="/me">我</Link>
    </nav>
  )
}

const typedInto = 'textarea, input:not([type=checkbox], [type=radio], [type=file])'

function useTyping(): boolean {
  const [typing, setTyping] = useState(false)
  useEffect(() => {
    let timer = 0
    const look = () => {
      clearTimeout(timer)
      if (document.activeElement?.matches(typedInto) === true) return setTyping(true)
      // a tap on a button takes the focus from the field: the bar may not come back under that very tap and catch it
      timer = window.setTimeout(() => setTyping(false), 400)
    }
    addEventListener('focusin', look)
    addEventListener('focusout', look)
    return () => {
      clearTimeout(timer)
      removeEventListener('focusin', look)
      removeEventListener('focusout', look)
    }
  }, [])
  return typing
}
