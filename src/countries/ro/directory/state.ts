import { EVERYWHERE } from '../../../domain/directory/description.ts'
import type { DirectoryOrganization, DirectoryService } from '../../../domain/directory/pack.ts'
import { TEXT_SEEN } from '../law/seen.ts'

const known = (source: string) => ({ verifiedOn: TEXT_SEEN, source })

/** Bodies that the sources name without giving each a desk in the mechanism. */
export const STATE_ORGANIZATIONS: readonly DirectoryOrganization[] = [
  {
    code: 'STATE-SHELTERS',
    name: 'Adăposturile de stat pentru victimele traficului de persoane',
    description: 'Trei adăposturi ale statului, dintre care unul pentru copii.',
    ...known('S4'),
  },
  {
    code: 'SPAS',
    name: 'Serviciile publice de asistență socială ale primăriilor',
    description: 'Autorități locale: intervenție timpurie în comunitate.',
    ...known('strategy 2024–2028; benefits assumed'),
  },
  {
    code: 'MEDIATION',
    name: 'Interpreți și mediatori interculturali ai mecanismului',
    description: 'Interpretare și mediere la primul contact.',
    ...known('X2, measure 6; who provides it is not stated'),
  },
]

/** Of the three shelters only that they exist is published, and that one is for children. */
export const STATE_SERVICES: readonly DirectoryService[] = [
  ...['1', '2'].map(
    (number): DirectoryService => ({
      code: `STATE-SHELTER-${number}`,
      organization: 'STATE-SHELTERS',
      described: { name: `Adăpost de stat ${number}`, needs: ['SHEL_EM'] },
      protectedIn: 'unknown',
      ...known('S4: three government-run shelters'),
    }),
  ),
  {
    code: 'STATE-SHELTER-CHILD',
    organization: 'STATE-SHELTERS',
    described: { name: 'Adăpost de stat pentru copii', needs: ['SHEL_EM'], maximumAge: 17, children: 'accepted' },
    protectedIn: 'unknown',
    ...known('S4: one of the three for child victims'),
  },
  {
    code: 'SPAS-BENEFITS',
    organization: 'SPAS',
    described: { name: 'Prestații și beneficii sociale', needs: ['BENEFITS', 'SOC'], territories: [EVERYWHERE] },
    ...known('assumed: named by no source as a service for trafficked people'),
  },
  {
    code: 'MEDIATION-INTERPRETING',
    organization: 'MEDIATION',
    described: { name: 'Interpretare și mediere interculturală', needs: ['INTERPRETING', 'MEDI'] },
    ...known('X2, measure 6'),
  },
]
