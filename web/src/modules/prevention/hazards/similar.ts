import type { FormValue } from '../../kit/StepFields.tsx'

/** The photos of a form as one text, whatever their order. */
const photosOf = (value: FormValue): string => (Array.isArray(value.photos) ? value.photos.toSorted().join() : '')

/** What the form keeps when the person says that these very photos were newly taken. */
export const saidOf = (value: FormValue): string => photosOf(value)

/** Whether that was said of exactly the photos now in the form; a photo added or removed takes it back. */
export const saysNewlyTaken = (value: FormValue): boolean => value.newlyTaken === photosOf(value) && value.newlyTaken !== ''

/** How like two photos are, in words; `distance` is bits of 64. */
export const sayLikeness = (distance: number): string => (distance <= 2 ? '几乎相同' : distance <= 8 ? '非常相似' : '相似')
