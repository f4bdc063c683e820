import { setImmediate as breathe } from 'node:timers/promises'
import { ourTemplates } from '#server/assemble.ts'
import { formOf } from '#law/forms/index.ts'
import { typesetter } from '#kernel/document/typeset.ts'
import { codeOf, orderData, orderNo } from './documents.ts'
import type { Slice } from './load.ts'

/** The ceiling of the documents: the same compiler with the same template and equal data, and nothing else. */
const setter = typesetter(ourTemplates, null)
const form = formOf('rectificationOrder', '2026-11-02')
let number = 0

process.send?.({ port: 0 })
process.on('message', ({ seconds }: { seconds: number }) => void set(seconds))
process.on('disconnect', () => process.exit(0))

async function set(seconds: number): Promise<void> {
  const latencies: number[] = []
  let bytes = 0
  const start = performance.now()
  for (let from = start; from < start + seconds * 1000; ) {
    bytes += one().length
    await breathe()
    const now = performance.now()
    latencies.push(now - from)
    from = now
  }
  const units = latencies.length
  process.send?.({ units, seconds: (performance.now() - start) / 1000, latencies, requests: units, bytes } satisfies Slice)
}

function one(): Uint8Array {
  number += 1
  const code = codeOf(number)
  const check = { url: `http://127.0.0.1:8080/check/${code}`, code }
  const meta = { name: form.name, no: orderNo(number), issuer: '兴宁区应急管理局', date: '2026-11-02', check, void: null }
  return setter.set({ template: form.template, data: orderData(number), meta }).pdf
}
