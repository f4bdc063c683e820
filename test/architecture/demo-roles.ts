import { nanning } from '#cities/nanning/index.ts'
import { startOfDay } from '#kernel/clock/day.ts'
import { castAccounts, seatOf, wantedUnits } from '../../server/demo/accounts.ts'
import { dice } from '../../server/demo/dice.ts'
import { groundOf } from '../../server/demo/ground.ts'
import { emptyStaff } from '../../server/demo/staff.ts'
import { unitMaker } from '../../server/demo/units.ts'

const year = 365 * 86_400_000

/** Roles that an account of the demo city holds for good: terms that have ended, or will, do not count. */
export function rolesOfDemo(): ReadonlySet<string> {
  const from = startOfDay('2026-09-21')
  const thrown = dice(1)
  const ground = groundOf(nanning, thrown)
  const seat = seatOf(ground)
  const [unit] = wantedUnits(seat).map((wanted) => unitMaker(thrown, ground, from)(wanted))
  if (!unit) throw new Error('the demo has no enterprise of its own')
  const staff = emptyStaff(thrown, ground, from - year)
  const { accounts } = castAccounts(staff, ground, seat, unit, from)
  const lasting = new Set(staff.tenures.filter((one) => one.until === null).map((one) => one.post))
  return new Set(accounts.filter(({ signer }) => lasting.has(signer.post)).map(({ signer }) => signer.role))
}
