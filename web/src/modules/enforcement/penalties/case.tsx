import { coercion } from '#modules/enforcement/penalties/procedure.ts'
import { registerCase } from '../../shell.ts'
import { MeasureFacts } from './MeasureFacts.tsx'
import { forms } from './steps.tsx'
import { words } from './words.ts'

registerCase({ procedure: coercion.name, facts: MeasureFacts, words, forms })
