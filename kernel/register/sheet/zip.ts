import { createInflateRaw } from 'node:zlib'
import { harmless, mostRatio, mostUnpacked, SheetFault } from './limits.ts'

/** A part of a zip as its directory lists it. */
export interface Part {
  name: string
  packed: number
  size: number
  stored: boolean
  at: number
}

const endMark = 0x06054b50
const partMark = 0x02014b50

/** Lists the parts and refuses what says of itself that it is too large, or is encrypted. */
export function partsOf(bytes: Buffer): Map<string, Part> {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const parts = new Map<string, Part>()
  for (let at = bytes.readUInt32LE(end + 16), left = count; left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== partMark) throw new SheetFault('damaged', '压缩目录不完整')
    if (bytes.readUInt16LE(at + 8) & 1) throw new SheetFault('encrypted')
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    parts.set(name, {
      name,
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      stored: bytes.readUInt16LE(at + 10) === 0,
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extraLength + noteLength
  }
  const declared = [...parts.values()].reduce((sum, part) => sum + part.size, 0)
  if (declared > mostUnpacked) throw tooLarge()
  return parts
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) if (bytes.readUInt32LE(at) === endMark) return at
  throw new SheetFault('damaged', '文件不完整,可能没有下载或复制完')
}

const tooLarge = () => new SheetFault('bomb', `${mostUnpacked / 2 ** 20} MB`)

/** Unpacks a part piece by piece and counts what really comes out, whatever the directory says. */
export async function* unpack(bytes: Buffer, part: Part): AsyncGenerator<Buffer> {
  const start = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28)
  const packed = bytes.subarray(start, start + part.packed)
  if (part.stored) return yield packed
  const stream = createInflateRaw({ chunkSize: 1 << 18 })
  stream.end(packed)
  let size = 0
  try {
    for await (const piece of stream) {
      size += (piece as Buffer).length
      if (size > mostUnpacked || (size > harmless && size > part.packed * mostRatio)) throw tooLarge()
      yield piece as Buffer
    }
  } catch (cause) {
    throw cause instanceof SheetFault ? cause : new SheetFault('damaged', `${part.name} 无法解压`)
  } finally {
    stream.destroy()
  }
}

/** The whole of a small part as text. */
export async function textOfPart(bytes: Buffer, part: Part): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of unpack(bytes, part)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
