/** Whether a body can be drawn on a day, in a word with its reason; both days given are the last ones, included. */
export function standingOf(
  { licensedUntil, suspendedUntil }: { licensedUntil: string; suspendedUntil: string | null },
  today: string,
): { fit: boolean; say: string } {
  if (licensedUntil < today) return { fit: false, say: '资质已过期' }
  if (suspendedUntil !== null && suspendedUntil >= today) return { fit: false, say: `暂停抽取,到 ${suspendedUntil} 为止` }
  return { fit: true, say: '可参加抽取' }
}

/** A tie stands from its first day up to, and not on, the day it ends. */
export const holds = ({ since, until }: { since: string; until: string | null }, today: string): boolean =>
  since <= today && (until === null || today < until)
