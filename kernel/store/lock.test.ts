import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { lockFolder } from './lock.ts'

/** Runs in a folder of its own that is gone afterwards. */
function inFolder(work: (folder: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'anlan-lock-'))
  try {
    work(join(root, 'new', 'pg'))
  } finally {
    rmSync(root, { recursive: true })
  }
}

test('a folder is held by one process: the second is told which one holds it, and gets it once it is released', () => {
  inFolder((folder) => {
    const release = lockFolder(folder)
    assert.equal(readFileSync(`${folder}.lock`, 'utf8'), String(process.pid))
    assert.throws(() => lockFolder(folder), new RegExp(`另一个进程使用.*${process.pid}`))
    release()
    assert.equal(existsSync(`${folder}.lock`), false)
    lockFolder(folder)()
  })
})

test('a lock left by a process that has died, or a torn lock file, is taken over', () => {
  inFolder((folder) => {
    lockFolder(folder)()
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    for (const left of [String(dead), '', 'x', '-1']) {
      writeFileSync(`${folder}.lock`, left)
      const release = lockFolder(folder)
      assert.equal(readFileSync(`${folder}.lock`, 'utf8'), String(process.pid))
      release()
    }
  })
})
