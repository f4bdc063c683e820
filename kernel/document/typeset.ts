/**
 * 文书排版: sheets and case files as PDF, set by Typst from templates in a folder.
 *
 * sheet      one document: a template, its data, and what stands on every document (name, number, issuer, date)
 * case file  a whole case as one PDF: cover, contents, course, every sheet, photos, closing page
 *
 * Data never becomes markup: it reaches the template as JSON. The same input gives the same bytes.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler, type NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler'
import { isObject, type JsonObject } from '#kernel/evidence/row.ts'
import { qrSvg } from './typeset-qr.ts'

/** What every document carries, whatever its template. */
export interface SheetMeta {
  readonly name: string
  /** The number as printed; empty while none has been given. */
  readonly no: string
  readonly issuer: string
  /** Day of the document, YYYY-MM-DD; also the creation date of the PDF. */
  readonly date: string
  /** Address behind the QR code and the code printed under it; `null` prints no QR code. */
  readonly check: { readonly url: string; readonly code: string } | null
  /** Why the document is void: printed with the watermark 作废. `null` while it stands. */
  readonly void: string | null
}

export interface Sheet {
  /** File name of the template without `.typ`. */
  readonly template: string
  readonly data: JsonObject
  readonly meta: SheetMeta
}

export interface Photo {
  readonly name: string
  readonly sha256: string
  readonly takenBy: string
  /** When it was taken, as printed. */
  readonly at: string
  /** As printed. What the bytes are decides whether the photo is shown: JPEG and PNG are, others after `printable`. */
  readonly mime: string
  readonly bytes: Uint8Array
}

/** A case as it is filed. Days and instants are strings and printed as they are. */
export interface CaseFile {
  readonly title: string
  readonly no: string
  /** The organ that files it. */
  readonly unit: string
  readonly place: string
  readonly openedAt: string
  readonly closedAt: string | null
  /** Day the file was put together, YYYY-MM-DD; also the creation date of the PDF. */
  readonly date: string
  readonly parties: readonly { readonly role: string; readonly name: string }[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly course: readonly { readonly at: string; readonly title: string; readonly who: string; readonly hash: string }[]
  readonly sheets: readonly Sheet[]
  readonly photos: readonly Photo[]
  /** Rows of the case's evidence chain, digest of its head, and where and when the head was anchored. */
  readonly chain: { readonly rows: number; readonly head: string; readonly anchored: string | null }
}

export interface Rendered {
  readonly pdf: Uint8Array
  readonly pages: number
}

export interface Typesetter {
  /** One document. Throws an Error with Typst's diagnostics. Synchronous, CPU only. */
  set(sheet: Sheet): Rendered
  /** A case as one PDF with right page numbers in its contents. Throws as `set`. */
  bundle(file: CaseFile): Rendered
}

/**
 * Makes the compiler once and keeps it: about 200 MB for a process. Between two documents let the event loop turn once (await
 * something), or a long batch keeps all its documents in memory.
 * @param templates folder of `.typ` files: `main.typ` draws one sheet, `casefile.typ` a case, every other is a template
 * or what templates share
 * @param fonts a site's own fonts folder, which need not exist: its 仿宋, 小标宋, 楷体 and 黑体 are preferred by family name
 */
export function typesetter(templates: string, fonts: string | null): Typesetter {
  const workspace = resolve(templates)
  const fontPaths = [...(fonts !== null && existsSync(fonts) ? [resolve(fonts)] : []), ...notoFolders()]
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
  return {
    set: (sheet) => render(compiler, join(workspace, 'main.typ'), { sheet: JSON.stringify(input(sheet, 0, false)) }),
    bundle(file) {
      const photos = file.photos.map((photo, index) => photoInput(photo, index))
      const shown = file.photos.flatMap(({ bytes }, i) => shadow(join(workspace, photos[i]?.path ?? ''), photos[i]?.path, bytes))
      const sheets = file.sheets.map((sheet, index) => input(sheet, index, true))
      return withShadows(compiler, shown, () =>
        render(compiler, join(workspace, 'casefile.typ'), { file: JSON.stringify({ ...file, sheets, photos }) }),
      )
    },
  }
}

// Two weights of the serif, which stands in for 仿宋, 小标宋 and 楷体, and one of the sans for 黑体.
function notoFolders(): string[] {
  const folder = (name: string) => dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))
  const serif = folder('@expo-google-fonts/noto-serif-sc')
  return [join(serif, '400Regular'), join(serif, '700Bold'), join(folder('@expo-google-fonts/noto-sans-sc'), '500Medium')]
}

/** A sheet as its template reads it: `index` names its pages within the file, `filed` says that it stands in one. */
function input(sheet: Sheet, index: number, filed: boolean): JsonObject {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(sheet.template)) throw new Error(`模板名不合格式:${sheet.template}`)
  const { name, no, issuer, date, check } = sheet.meta
  const meta = { name, no, issuer, date, void: sheet.meta.void, check: check && { url: check.url, code: check.code } }
  return { template: sheet.template, data: sheet.data, meta, index, filed, qr: check === null ? null : qrSvg(check.url) }
}

// The bytes decide, not the name: a picture Typst cannot read would fail the whole file.
function photoInput(photo: Photo, index: number) {
  const { name, sha256, takenBy, at, mime } = photo
  const extension = extensionOf(photo.bytes)
  return { name, sha256, takenBy, at, mime, path: extension === null ? null : `photos/${index}.${extension}` }
}

function extensionOf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (start.startsWith('ffd8ff')) return 'jpg'
  return start === '89504e47' ? 'png' : null
}

type Shadow = { readonly path: string; readonly bytes: Uint8Array }

const shadow = (path: string, shown: string | null | undefined, bytes: Uint8Array): Shadow[] => (shown ? [{ path, bytes }] : [])

function withShadows<T>(compiler: NodeCompiler, shadows: readonly Shadow[], run: () => T): T {
  for (const { path, bytes } of shadows) compiler.mapShadow(path, Buffer.from(bytes))
  try {
    return run()
  } finally {
    for (const { path } of shadows) compiler.unmapShadow(path)
  }
}

function render(compiler: NodeCompiler, mainFilePath: string, inputs: Record<string, string>): Rendered {
  const compiled = compiler.compile({ mainFilePath, inputs })
  const document = compiled.result
  if (document === null) throw new Error(`排版失败:${diagnostics(compiler, compiled)}`)
  const pdf = compiler.pdf(document)
  const pages = document.numOfPages
  // Results of layout are memoized for ever otherwise, and every document is another one.
  compiler.evictCache(keepRounds)
  return { pdf, pages }
}

const keepRounds = 10

function diagnostics(compiler: NodeCompiler, compiled: NodeTypstCompileResult): string {
  const error = compiled.takeDiagnostics()
  if (error === null) return '没有说明'
  const found: unknown[] = compiler.fetchDiagnostics(error)
  return found.map((one) => (isObject(one) ? `${String(one['message'])}(${basename(String(one['path']))})` : String(one))).join(';')
}
