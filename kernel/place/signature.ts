import type { Actor } from './actor.ts'

/** Who signs a row: the person, his post, whom he stands in for, and where he acts from. */
export const signature = (actor: Actor) => ({
  person: actor.person,
  personName: actor.personName,
  post: actor.post,
  postTitle: actor.postTitle,
  standInFor: actor.standInForName,
  place: actor.place,
})
