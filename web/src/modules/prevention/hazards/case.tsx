import { hazard } from '#modules/prevention/hazards/procedure.ts'
import { registerCase } from '../../shell.ts'
import { HazardFacts } from './HazardFacts.tsx'
import { forms } from './steps.tsx'
import { words } from './words.ts'

registerCase({ procedure: hazard.name, facts: HazardFacts, words, forms })
