import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Pages of one place do not all ask in the same instant. */
const spread = 1500

/** Looks at the worklist again when the server says that it may have changed; a page in the background waits until it is seen. */
export function useLive(post: string): void {
  const queries = useQueryClient()
  useEffect(() => {
    const line = new EventSource(`/api/events?post=${post}`)
    let timer = 0
    const look = () => {
      timer = 0
      void queries.invalidateQueries({ queryKey: ['worklist'] })
    }
    line.addEventListener('work', () => {
      timer ||= window.setTimeout(look, Math.random() * spread)
    })
    return () => {
      line.close()
      clearTimeout(timer)
    }
  }, [post, queries])
}
