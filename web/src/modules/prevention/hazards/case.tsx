import { hazard } from '#modules/prevention/hazards/procedure.ts'
import { registerCase } from '../../shell.ts'
import { HazardBadge } from './HazardBadge.tsx'
import { HazardFacts } from './HazardFacts.tsx'
import { forms } from './steps/forms.tsx'
import { groups } from './steps/groups.ts'
import { words } from './words.ts'

registerCase({ procedure: hazard.name, facts: HazardFacts, badge: HazardBadge, words, forms, groups })
