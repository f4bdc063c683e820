import { crc32, deflateSync } from 'node:zlib'

/** A real PNG of one colour: small, valid, and different for every number. */
export function png(number: number, size = 8): Uint8Array<ArrayBuffer> {
  const pixel = [number & 255, (number >> 8) & 255, (number >> 16) & 255]
  const row = [0, ...Array.from({ length: size }, () => pixel).flat()]
  const pixels = deflateSync(Buffer.from(Array.from({ length: size }, () => row).flat()))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
