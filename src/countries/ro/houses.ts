import type { ExerciseHouse } from '../country.ts'

/**
 * Houses of the exercise. How many beds a real house has is published nowhere: every number, county and stay here is
 * invented, and the name of each unit says so.
 */
const BEDS = 'Pat exercițiu'
const ROOMS = 'Cameră de familie exercițiu'
const HOURS = 'Ședință exercițiu'

export const HOUSES: readonly ExerciseHouse[] = [
  {
    service: 'NGO-ADPARE-SHEL_EM',
    organisation: 'NGO-ADPARE',
    by: 'shelter-coordinator',
    territory: 'B',
    units: [
      { kind: 'bed', count: 8, name: BEDS, sex: 'female', minimumAge: 18 },
      { kind: 'bed', count: 2, name: `${BEDS} accesibil`, traits: ['accessible'] },
      { kind: 'family-room', count: 2, name: ROOMS, places: 3, traits: ['children'] },
    ],
    stays: [
      { ago: 40, nights: 90, sex: 'female', age: 27 },
      { ago: 21, nights: 60, sex: 'female', age: 31 },
      { ago: 12, nights: 30, sex: 'female', age: 22 },
      { ago: 9, nights: 30, sex: 'female', age: 44 },
      { ago: 3, nights: 14, sex: 'female', age: 19 },
      { ago: 5, nights: 60, sex: 'female', age: 29, children: 1 },
    ],
    out: 1,
  },
  {
    service: 'NGO-YOUNGGEN-SHEL_EM',
    organisation: 'NGO-YOUNGGEN',
    by: 'shelter-coordinator',
    territory: 'TM',
    units: [
      { kind: 'bed', count: 6, name: BEDS, sex: 'female' },
      { kind: 'bed', count: 4, name: `${BEDS} bărbați`, sex: 'male', minimumAge: 18 },
      { kind: 'family-room', count: 1, name: ROOMS, places: 4, traits: ['children', 'accessible'] },
    ],
    stays: [
      { ago: 30, nights: 120, sex: 'female', age: 24 },
      { ago: 15, nights: 30, sex: 'male', age: 38 },
      { ago: 6, nights: 21, sex: 'female', age: 20 },
    ],
    out: 0,
  },
  {
    service: 'NGO-FREE-SHEL_EM',
    organisation: 'NGO-FREE',
    by: 'ngo-worker',
    territory: 'IS',
    units: [
      { kind: 'bed', count: 4, name: BEDS, sex: 'female', traits: ['highSecurity'] },
      { kind: 'family-room', count: 1, name: ROOMS, places: 2, traits: ['children'] },
    ],
    stays: [
      { ago: 50, nights: 90, sex: 'female', age: 33 },
      { ago: 26, nights: 60, sex: 'female', age: 21 },
      { ago: 8, nights: 30, sex: 'female', age: 18 },
      { ago: 2, nights: 30, sex: 'female', age: 40 },
    ],
    out: 0,
  },
  {
    service: 'NGO-MICU-SHEL_EM',
    organisation: 'NGO-MICU',
    by: 'ngo-worker',
    territory: 'CJ',
    units: [{ kind: 'bed', count: 5, name: BEDS }],
    stays: [
      { ago: 18, nights: 45, sex: 'female', age: 26 },
      { ago: 4, nights: 30, sex: 'male', age: 29 },
    ],
    out: 1,
  },
  {
    service: 'NGO-ADPARE-PSY',
    organisation: 'NGO-ADPARE',
    by: 'ngo-worker',
    territory: 'B',
    units: [
      { kind: 'therapy-slot', count: 2, name: HOURS, weekday: 2, starts: '10:00', ends: '11:00' },
      { kind: 'therapy-slot', count: 2, name: HOURS, weekday: 4, starts: '16:00', ends: '17:00' },
    ],
    stays: [],
    out: 0,
  },
]
