import type { Answer } from '../../../../domain/site/site.ts'
import { cite } from '../../law.ts'
import { but, says, words } from '../statement.ts'

/** What is counted, and what nobody knows. */
export const ANSWERS_ABOUT_NUMBERS: readonly Answer[] = [
  {
    id: 'how-many',
    question: words('How many victims were found in a year?', 'Câte victime au fost găsite într-un an?'),
    statements: [
      but(
        says(
          'In 2023 the national count was 451 people. In 2024 it was 610.',
          'În 2023 numărătoarea națională a fost de 451 de oameni. În 2024 a fost de 610.',
          [cite('REPORT-2025', 'identified victims')],
        ),
        'Another report counts 428 for 2023. Both stand; nobody has explained the difference.',
        'Alt raport numără 428 pentru 2023. Rămân amândouă; nimeni nu a explicat diferența.',
      ),
      says('Those who were never found are in no count.', 'Cei care nu au fost găsiți nu sunt în nicio numărătoare.', [
        cite('FACTUALLY-2025', 'section 6'),
      ]),
    ],
  },
  {
    id: 'mechanism',
    question: words('What is the national referral mechanism?', 'Ce este mecanismul național de referire?'),
    statements: [
      but(
        says(
          'It says who must tell whom, and who helps, when a victim is noticed. The government approved it on 31 January 2023.',
          'Spune cine pe cine anunță și cine ajută când este observată o victimă. Guvernul l-a aprobat la 31 ianuarie 2023.',
          [cite('HG-88-2023', 'title and publication')],
        ),
        'An overview of 2025 says March 2023.',
        'O prezentare din 2025 spune martie 2023.',
      ),
    ],
  },
  {
    id: 'does-it-work',
    question: words('Does the help work?', 'Funcționează ajutorul?'),
    statements: [
      says(
        'Nobody has published how many people get help from the State and how many from organisations, in which counties, or how they are years later.',
        'Nimeni nu a publicat câți oameni primesc ajutor de la stat și câți de la organizații, în ce județe sau cum le este după ani.',
        [cite('FACTUALLY-2025', 'section 6')],
      ),
      but(
        says(
          'In 2023, 274 of 428 people were sent to help.',
          'În 2023, 274 din 428 de oameni au fost îndrumați către ajutor.',
          [cite('TIP-2024', 'referred to assistance')],
        ),
        'Being sent to help is not the same as getting it: for 2022 the report names 227 sent and 180 helped by organisations.',
        'A fi îndrumat nu e același lucru cu a primi ajutor: pentru 2022 raportul numește 227 îndrumați și 180 ajutați de organizații.',
      ),
    ],
  },
]
