import { parseArgs } from 'node:util'
import { OperatorError, readConfig } from './config.ts'
import { commands } from './cli.ts'

const options = {
  seed: { type: 'string' },
  'as-of': { type: 'string' },
  units: { type: 'string' },
  'no-demo': { type: 'boolean' },
  anchor: { type: 'string' },
  held: { type: 'string' },
} as const

function read() {
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (cause) {
    const known = Object.keys(options).map((one) => `--${one}`)
    throw new OperatorError(`选项写错了:${(cause as Error).message.split('.')[0]};可用:${known.join('、')}`)
  }
}

const begun = performance.now()
const note = (text: string) => console.log(`[${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s] ${text}`)

let name = 'start'
try {
  const { values, positionals } = read()
  const [asked, ...rest] = positionals
  name = asked ?? name
  const command = commands[name]
  if (!command) throw new OperatorError(`没有「${name}」这个命令;可用:${Object.keys(commands).join('、')}`)
  process.exitCode = await command({ config: readConfig(process.env, values), args: rest, anchor: values.anchor, held: values.held, note })
} catch (cause) {
  // One clear line for what the operator can put right; a stack only for what nobody foresaw.
  console.error(cause instanceof OperatorError ? `错误:${cause.message}` : cause)
  process.exit(1)
}
if (name !== 'start') process.exit()
