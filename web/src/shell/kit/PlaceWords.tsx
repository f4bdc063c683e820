import { useSession } from '../session.tsx'
import { placeWithin } from './place-words.ts'

/** A place, shortened by the territory of the one who reads it; the whole name stands in the title. */
export function PlaceWords({ full }: { full: string }) {
  const { session, actor } = useSession()
  return <span title={full}>{placeWithin(full, [actor?.placeName, session?.city.name])}</span>
}
