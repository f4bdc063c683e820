import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * One process a data folder: PGlite itself lets two in, and both lose rows.
 * @returns releases the lock
 * @throws Error with a sentence for the operator when another living process holds it, or the folder cannot be written
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    if (take(file)) return () => unlinkSync(file)
    const holder = holderOf(file)
    if (isAlive(holder)) throw new Error(`数据目录正被另一个进程使用(进程号 ${holder}):${folder}`)
    clearDead(file)
  }
}

/** The lock appears with its holder's number already in it: linked, never half written. */
function take(file: string): boolean {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, file)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    return false
  } finally {
    unlinkSync(mine)
  }
}

const holderOf = (file: string): number => Number(existsSync(file) ? readFileSync(file, 'utf8') : 0)

/** Moves a dead holder's lock away; if somebody living has taken it meanwhile, his is put back. */
function clearDead(file: string): void {
  const aside = `${file}.dead.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (isAlive(holderOf(aside))) linkSync(aside, file)
  unlinkSync(aside)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
