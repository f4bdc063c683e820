// usage: out cols width file...
import { launch } from './test/browser.ts'
import { readFileSync } from 'node:fs'
const [out, cols, width, ...files] = process.argv.slice(2)
const b = await launch()
const p = await b!.newPage({ viewport: { width: Number(cols) * (Number(width) + 8), height: 600 } })
await p.setContent(
  `<body style="margin:0;background:#999;display:grid;grid-template-columns:repeat(${cols},${width}px);gap:8px;align-items:start">${files.map((f) => `<div><div style="font:11px sans-serif;background:#ff0">${f}</div><img style="width:${width}px" src="data:image/png;base64,${readFileSync('/tmp/shots/' + f + '.png').toString('base64')}"></div>`).join('')}</body>`,
)
await p.waitForTimeout(300)
await p.screenshot({ path: `/tmp/shots/${out}.png`, fullPage: true })
await b!.close()
process.exit(0)
