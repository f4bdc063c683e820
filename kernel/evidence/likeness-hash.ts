import sharp from 'sharp'

/** What sharp decodes here; HEIC needs a patented decoder that it does not carry. */
const decodable = new Set(['image/jpeg', 'image/png', 'image/webp'])
/** Larger pictures are kept but not looked at: a few kilobytes can unpack into gigabytes. */
const mostPixels = 100_000_000
/** Side of the grey square that is looked at, in pixels. */
const side = 32
/** A coefficient this near to zero (an eighth of a grey level) may change sign by mere re-encoding: quality 40 moves 95 % by less than 2.2. */
const doubt = 2
/** Fewer coefficients than this beyond doubt: a wall, a sky, a lens cap. Their hashes would be chance, or all the same. */
const fewest = 32

/** The 64 lowest frequencies across and down, without the mean, which is only brightness. */
const frequencies = Array.from({ length: 121 }, (_, index) => ({ u: index % 11, v: Math.floor(index / 11) }))
  .sort((a, b) => a.u + a.v - b.u - b.v || a.u - b.u)
  .slice(1, 65)
const waves = Array.from({ length: 11 }, (_, u) =>
  Array.from({ length: side }, (_, x) => Math.sqrt((u === 0 ? 1 : 2) / side) * Math.cos(((2 * x + 1) * u * Math.PI) / (2 * side))),
)

/**
 * What a picture looks like: the signs of its 64 lowest frequencies, as 64 characters of 0 and 1. Compressing, shrinking and
 * brightening leave nearly all of them; mirroring and turning do not. Decodes outside the event loop; never throws.
 * @param mime as told by the bytes
 * @returns null for what is no picture, cannot be decoded, or is too plain to be told from another
 */
export async function likenessHash(bytes: Uint8Array, mime: string): Promise<string | null> {
  if (!decodable.has(mime)) return null
  const pixels = await greySquare(bytes).catch(() => null)
  if (pixels === null) return null
  const coefficients = lowFrequencies(pixels)
  if (coefficients.filter((one) => Math.abs(one) > doubt).length < fewest) return null
  return coefficients.map((one) => (one > 0 ? '1' : '0')).join('')
}

/** Upright as the viewer sees it, on white where it is transparent; whatever of a damaged file can be read counts. */
const greySquare = async (bytes: Uint8Array): Promise<Uint8Array> =>
  sharp(bytes, { failOn: 'none', limitInputPixels: mostPixels })
    .autoOrient()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(side, side, { fit: 'fill' })
    .raw()
    .toBuffer()

/** Discrete cosine transform (type II, orthonormal), rows first, only the frequencies that are wanted. */
function lowFrequencies(pixels: Uint8Array): number[] {
  const rows = Array.from({ length: side }, (_, y) => waves.map((wave) => dot(wave, (x) => pixels[y * side + x])))
  return frequencies.map(({ u, v }) => dot(waves[v] ?? [], (y) => rows[y]?.[u]))
}

const dot = (wave: readonly number[], at: (index: number) => number | undefined): number =>
  wave.reduce((sum, factor, index) => sum + factor * (at(index) ?? 0), 0)
