import type { Grid, Post } from './api.ts'

/** Who is to answer for one grid, as it stands in the form. */
export interface Seats {
  grid: string
  officer: string | null
  officerPhone: string
  backup: string | null
  backupPhone: string
}

/** As it is now; for a grid nobody answers for, the grid officer whose post lies in one of its villages. */
export function seatsFor(grid: Pick<Grid, 'id' | 'villages' | 'officers'>, posts: readonly Post[]): Seats {
  const present = (part: 'officer' | 'backup') => grid.officers.find((one) => one.part === part && one.name !== null)
  const own = posts.find((one) => one.role === 'gridOfficer' && one.holder !== null && grid.villages.some(({ code }) => code === one.place))
  return {
    grid: grid.id,
    officer: present('officer')?.post ?? own?.post ?? null,
    officerPhone: present('officer')?.phone ?? '',
    backup: present('backup')?.post ?? null,
    backupPhone: present('backup')?.phone ?? '',
  }
}

/** What is sent; a grid for which nobody was chosen is sent without, and refused in words at its own field. */
export function toInput(seats: readonly Seats[], grids: readonly Pick<Grid, 'id' | 'rev'>[]) {
  return seats.map((one) => ({
    id: one.grid,
    rev: grids.find(({ id }) => id === one.grid)?.rev,
    officer: { post: one.officer ?? undefined, phone: one.officerPhone },
    backup: one.backup === null ? null : { post: one.backup, phone: one.backupPhone },
  }))
}
