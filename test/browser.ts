import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'

/** No sandbox inside containers, and no calls home. */
const quiet = [
  '--lang=zh-CN',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Switches of the packed Chromium that suit one page in one process: with them, closing one window closes the browser. */
const lone = ['--headless', '--single-process', '--no-zygote', '--disable-web-security']

/**
 * The Chromium that comes from npm (Linux x64), or the one CHROMIUM_PATH names.
 * @returns undefined where neither can run: the browser tests are then skipped, visibly
 */
export async function launch(): Promise<Browser | undefined> {
  const { chromium } = await import('playwright-core')
  const own = process.env.CHROMIUM_PATH
  if (own) return existsSync(own) ? chromium.launch({ executablePath: own, args: quiet }) : undefined
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: packed } = await import('@sparticuz/chromium')
  const switches = packed.args.filter((one) => !lone.some((other) => one.startsWith(other)))
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...switches, ...quiet], headless: true })
}
