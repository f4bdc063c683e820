import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { fileOf } from '#kernel/evidence/export.ts'
import { digest } from '#kernel/evidence/row.ts'
import type { Dice } from './dice.ts'

/** A picture that exists as a file; the same file serves many uses. */
export interface Picture {
  sha256: string
  mime: 'image/png'
  bytes: number
  content: Uint8Array
}

const width = 320
const height = 240

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

/** PNG (ISO/IEC 15948) of 8-bit RGB rows, each with filter byte 0. */
function png(colourAt: (x: number, y: number) => readonly [number, number, number]): Uint8Array {
  const raw = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) raw.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(raw, { level: 9 })), chunk('IEND', new Uint8Array())])
}

type Colour = readonly [number, number, number]

/** A wall, a floor, some boxes in a colour: red-brown before, green after. */
function shots(dice: Dice, boxColour: Colour, brighter: readonly number[]): Picture[] {
  const boxes = Array.from({ length: dice.int(3, 6) }, () => ({
    x: dice.int(10, 260),
    y: dice.int(110, 180),
    w: dice.int(25, 70),
    h: dice.int(20, 70),
  }))
  const lamp = { x: dice.int(40, 280), y: dice.int(20, 60), r: dice.int(8, 18) }
  const wall: Colour = [dice.int(190, 225), dice.int(190, 225), dice.int(180, 215)]
  const floor: Colour = [dice.int(110, 150), dice.int(105, 140), dice.int(95, 130)]
  const seen = (x: number, y: number): Colour => {
    if ((x - lamp.x) ** 2 + (y - lamp.y) ** 2 < lamp.r ** 2) return [255, 240, 170]
    const box = boxes.findIndex((one) => x >= one.x && x < one.x + one.w && y >= one.y && y < one.y + one.h)
    if (box >= 0) return [Math.max(0, boxColour[0] - box * 15), Math.max(0, boxColour[1] - box * 12), boxColour[2]]
    return y > 165 ? floor : wall
  }
  return brighter.map((more) => {
    const content = png((x, y) => {
      const [red, green, blue] = seen(x, y)
      return [Math.min(255, red + more), Math.min(255, green + more), Math.min(255, blue + more)]
    })
    return { sha256: digest('sha256', content), mime: 'image/png', bytes: content.length, content }
  })
}

/** Two shots of one place put right, a moment apart: to the eye the same. */
export function drawTwice(dice: Dice): [Picture, Picture] {
  const [one, other] = shots(dice, [70, 150, 96], [0, 4])
  if (!one || !other) throw new Error('two shots were asked for')
  return [one, other]
}

/** A place put right that no other picture shows. */
export const drawAfter = (dice: Dice): Picture[] => shots(dice, [70, 150, 96], [0])

/** Four pictures of what was wrong and four of what was put right, drawn by chance and all different. */
export const drawPictures = (dice: Dice): { before: Picture[]; after: Picture[] } => ({
  before: Array.from({ length: 4 }, () => shots(dice, [196, 92, 60], [0])).flat(),
  after: Array.from({ length: 4 }, () => shots(dice, [70, 150, 96], [0])).flat(),
})

/** Lays the pictures into the files folder under their hashes, where they are not there yet. */
export async function keepPictures(files: string, pictures: readonly Picture[]): Promise<void> {
  for (const { sha256, content } of pictures) {
    const file = fileOf(files, sha256)
    if (
      await stat(file).then(
        () => true,
        () => false,
      )
    )
      continue
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}
