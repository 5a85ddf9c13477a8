/** Desks that the exercise casts in its stories, by the part they play. Institutions are named here and nowhere else. */
export const CAST = {
  shelter: 'NGO-ADPARE',
  otherShelter: 'NGO-YOUNGGEN',
  victimSupport: 'SSVI-CJ',
  otherVictimSupport: 'SSVI-IS',
  passedOver: 'DGASPC-IS',
  /** Codes of non-governmental providers begin with this. */
  providerPrefix: 'NGO-',
} as const
