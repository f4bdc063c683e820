import { Link } from '@tanstack/react-router'

/** The way out of a page that has nothing for this person. */
export const HomeLink = () => (
  <Link className="plain-link" to="/">
    回到首页
  </Link>
)
