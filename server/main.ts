import { parseArgs } from 'node:util'
import { OperatorError, readConfig } from './config.ts'
import { commands } from './cli.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    'as-of': { type: 'string' },
    units: { type: 'string' },
    'no-demo': { type: 'boolean' },
    anchor: { type: 'string' },
  },
})
const [name = 'start', ...rest] = positionals
const begun = performance.now()
const note = (text: string) => console.log(`[${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s] ${text}`)

try {
  const command = commands[name]
  if (!command) throw new OperatorError(`没有「${name}」这个命令;可用:${Object.keys(commands).join('、')}`)
  process.exitCode = await command({ config: readConfig(process.env, values), args: rest, anchor: values.anchor, note })
} catch (cause) {
  // One clear line for what the operator can put right; a stack only for what nobody foresaw.
  console.error(cause instanceof OperatorError ? `错误:${cause.message}` : cause)
  process.exit(1)
}
if (name !== 'start') process.exit()
