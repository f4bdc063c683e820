import sharp from 'sharp'

/** mulberry32: the same numbers in [0, 1) for the same seed, so that measured distances stay what they are. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32
  }
}

const width = 480
const height = 360

/** A photo-like JPEG that stands for one scene: clouds of light coarse and fine, solid things in front, grain over all. */
export async function scene(number: number): Promise<Uint8Array<ArrayBuffer>> {
  const next = dice(number * 7919 + 1)
  const light = await clouds(next)
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at++) {
    const grey = 128 + (light[Math.floor(at / 3)] ?? 0)
    pixels[at] = Math.max(0, Math.min(255, grey * (0.8 + 0.1 * (at % 3)) + (next() - 0.5) * 16))
  }
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } }).composite([{ input: Buffer.from(things(next)) }])
  return new Uint8Array(await picture.jpeg({ quality: 92 }).toBuffer())
}

/** Light and shade in octaves, each finer and fainter, as in photographs. */
async function clouds(next: () => number): Promise<Float32Array> {
  const sum = new Float32Array(width * height)
  for (const [octave, size] of [3, 6, 12, 24, 48, 96].entries()) {
    const coarse = Buffer.from(Array.from({ length: size * size }, () => Math.floor(next() * 256)))
    const raw = sharp(coarse, { raw: { width: size, height: size, channels: 1 } }).resize(width, height, { fit: 'fill', kernel: 'cubic' })
    const fine = await raw.toColourspace('b-w').raw().toBuffer()
    const strength = 90 * 0.55 ** octave
    for (const [at, value] of fine.entries()) sum[at] = (sum[at] ?? 0) + (value / 128 - 1) * strength
  }
  return sum
}

function things(next: () => number): string {
  const upTo = (most: number) => Math.floor(next() * most)
  const shapes = Array.from({ length: 3 + upTo(6) }, () => {
    const fill = `hsl(${upTo(360)} ${upTo(60)}% ${15 + upTo(70)}%)`
    const [x, y, across, down] = [upTo(width), upTo(height), 20 + upTo(width / 3), 20 + upTo(height / 3)]
    return next() < 0.6
      ? `<rect x="${x}" y="${y}" width="${across}" height="${down}" fill="${fill}"/>`
      : `<ellipse cx="${x}" cy="${y}" rx="${across / 2}" ry="${down / 2}" fill="${fill}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`
}

/** What is done to a photo that is handed in a second time. */
export const disguises = {
  '压缩到质量 40': (photo: Uint8Array) => sharp(photo).jpeg({ quality: 40 }).toBuffer(),
  缩小一半: (photo: Uint8Array) =>
    sharp(photo)
      .resize(width / 2)
      .jpeg()
      .toBuffer(),
  '裁边 2%': (photo: Uint8Array) => cut(photo, 0.01),
  '调亮 10%': (photo: Uint8Array) => sharp(photo).modulate({ brightness: 1.1 }).jpeg().toBuffer(),
  '改存 WebP': (photo: Uint8Array) => sharp(photo).webp({ quality: 60 }).toBuffer(),
}

/** Cuts this share off each of the four edges. */
export function cut(photo: Uint8Array, share: number): Promise<Buffer> {
  const [left, top] = [Math.round(width * share), Math.round(height * share)]
  return sharp(photo)
    .extract({ left, top, width: width - 2 * left, height: height - 2 * top })
    .jpeg()
    .toBuffer()
}
