import type { Drawing } from '../../../platform/ui/index.ts'

/** Four calm drawings of our own for the smallest, in the order of the text. No faces: every child is the one in the picture. */
export const PICTURES: readonly { readonly id: 'help' | 'rest' | 'no' | 'stay'; readonly drawing: Drawing }[] = [
  {
    id: 'help',
    drawing: {
      size: [160, 120],
      shapes: [
        {
          kind: 'wash',
          d: 'M80 112C46 92 22 72 22 46c0-17 13-30 29-30 12 0 23 7 29 18 6-11 17-18 29-18 16 0 29 13 29 30 0 26-24 46-58 66Z',
        },
        { kind: 'line', d: 'M8 84h22l26-14c7-3 13 4 8 9l-14 10' },
        { kind: 'line', d: 'M152 60h-20L98 48c-9-3-17 0-24 6L62 66c-4 5 2 11 8 8l14-7 16 15c5 5-2 12-7 8' },
        { kind: 'line', d: 'M93 90c3 6-4 11-9 7m-1 0c2 6-5 10-10 6L50 89M8 104h22l20-15M152 92h-22l-24-4' },
      ],
    },
  },
  {
    id: 'rest',
    drawing: {
      size: [160, 120],
      shapes: [
        { kind: 'wash', d: 'M96 8h48v48H96z' },
        { kind: 'line', d: 'M96 8h48v48H96zM120 8v48' },
        { kind: 'fill', d: 'M134 20a10 10 0 1 0 4 16 13 13 0 0 1-4-16Z' },
        { kind: 'wash', d: 'M48 74h92v24H48z' },
        { kind: 'line', d: 'M14 44v66M14 98h132v12M146 98V84c0-6-4-10-10-10H52c-8 0-12 6-12 12v12' },
        { kind: 'line', d: 'M18 88c0-8 4-12 12-12s12 4 12 12' },
        { kind: 'line', d: 'M58 62h9l-9 11h9M76 46h7l-7 9h7' },
      ],
    },
  },
  {
    id: 'no',
    drawing: {
      size: [160, 120],
      shapes: [
        { kind: 'wash', d: 'M80 8a52 52 0 1 1 0 104A52 52 0 0 1 80 8Z' },
        {
          kind: 'line',
          d: 'M60 74V40c0-8 11-8 11 0v-9c0-8 11-8 11 0v6c0-8 11-8 11 0v9c0-7 10-7 10 0v28c0 18-10 30-25 30-13 0-20-7-26-18L42 68c-4-7 5-12 10-6l8 12',
        },
        { kind: 'line', d: 'M71 40v20M82 37v22M93 46v14' },
      ],
    },
  },
  {
    id: 'stay',
    drawing: {
      size: [160, 120],
      shapes: [
        { kind: 'wash', d: 'M16 84h128v14H16z' },
        { kind: 'line', d: 'M12 84h136M26 98v14M134 98v14' },
        { kind: 'line', d: 'M62 12a14 14 0 1 1 0 28 14 14 0 0 1 0-28Z' },
        { kind: 'line', d: 'M104 40a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z' },
        { kind: 'line', d: 'M40 84V62c0-10 9-16 22-16s20 4 24 12l10 18c3 5-4 10-8 5L78 68M62 84v26M46 84v26' },
        { kind: 'line', d: 'M90 84c0-12 4-18 14-18s16 7 16 18M98 84v20M112 84v20' },
      ],
    },
  },
]
