import sharp from 'sharp'
import type { Photo } from './typeset.ts'

/** Longest side in pixels: 120 mm at 300 dpi and a little more. */
const longest = 1600

/**
 * Photos as a case file prints them: turned upright, at most 1600 pixels, JPEG; their names and digests stay those of the
 * originals. What is no picture (a recording, a damaged file) keeps no bytes and is listed by name and digest only.
 */
export const printable = (photos: readonly Photo[]): Promise<Photo[]> => Promise.all(photos.map(shrink))

async function shrink(photo: Photo): Promise<Photo> {
  if (!photo.mime.startsWith('image/')) return { ...photo, bytes: new Uint8Array() }
  try {
    const upright = sharp(photo.bytes).rotate().flatten({ background: '#fff' })
    const jpeg = await upright.resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true }).jpeg().toBuffer()
    return { ...photo, bytes: jpeg }
  } catch {
    return { ...photo, bytes: new Uint8Array() }
  }
}
