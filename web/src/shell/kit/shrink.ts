/** A file this small goes as it is; a phone's photo of 8 MB would take a minute on a village line. */
const enough = 2 * 1024 * 1024
const longest = 2560

/**
 * A large JPEG made smaller (longest side 2560 px) before it is sent. Anything else, and anything this browser cannot
 * decode, is left as it is.
 */
export async function shrink(file: File): Promise<File> {
  if (file.size <= enough || file.type !== 'image/jpeg') return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.88))
    return blob !== null && blob.size < file.size
      ? new File([blob], file.name, { type: 'image/jpeg', lastModified: file.lastModified })
      : file
  } catch {
    return file
  }
}
