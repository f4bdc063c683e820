import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { get } from '../shell.ts'

interface KeysetPage<Row> {
  rows: Row[]
  next: string | null
}

/**
 * A ledger by keyset: the first page for these filters and "more" after it, in the shape LedgerTable takes.
 * The rows of the previous filters stay, greyed, until the new ones are there.
 */
export function usePages<Row>(key: string, path: string, filters: Readonly<Record<string, string>>) {
  const query = useInfiniteQuery({
    queryKey: [key, 'rows', filters],
    queryFn: ({ pageParam }) => get<KeysetPage<Row>>(path, { ...filters, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.rows),
    next: query.data?.pages.at(-1)?.next,
    onMore: () => void query.fetchNextPage(),
    loading: query.isFetching,
    loadingMore: query.isFetchingNextPage,
    error: query.error,
    onRetry: () => void query.refetch(),
  }
}
