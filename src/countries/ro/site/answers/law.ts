import type { Answer } from '../../../../domain/site/site.ts'
import { cite } from '../../law.ts'
import { but, says, words } from '../statement.ts'

/** What the law gives, and what nobody can promise. */
export const ANSWERS_ABOUT_LAW: readonly Answer[] = [
  {
    id: 'rest',
    question: words('Can I rest before I decide anything?', 'Mă pot odihni înainte să hotărăsc ceva?'),
    statements: [
      says(
        'The law has a time to recover and think of up to 90 days. Its text was read for foreign citizens. If you are a citizen of Romania or of the European Union, ask: a lawyer must confirm it.',
        'Legea are un timp de refacere și gândire de până la 90 de zile. Textul a fost citit pentru cetățenii străini. Dacă ești cetățean român sau al Uniunii Europene, întreabă: un avocat trebuie să confirme.',
        [cite('LAW-678-2001', 'art. 39^1 (1)'), cite('REPORT-2025', 'right to recovery and reflection')],
      ),
    ],
  },
  {
    id: 'punished',
    also: words(
      'prison fine crime arrested prostitution theft begging',
      'închisoare amendă infracțiune arestat prostituție furt cerșit',
    ),
    question: words(
      'I was forced to do things against the law. Will I be punished?',
      'Am fost obligat(ă) să fac lucruri ilegale. Voi fi pedepsit(ă)?',
    ),
    statements: [
      says(
        'Nobody can promise you. The law says that a person should not be punished for what they were forced to do. A lawyer helps you say so.',
        'Nimeni nu îți poate promite. Legea spune că un om nu ar trebui pedepsit pentru ce a fost obligat să facă. Un avocat te ajută să spui asta.',
        [cite('LAW-136-2023', 'non-punishment; text not seen')],
      ),
      says(
        'A report of 2024 says that charges and fines were usually dropped once it was seen that the person is a victim, and that fines can be challenged.',
        'Un raport din 2024 spune că acuzațiile și amenzile erau de obicei retrase când se vedea că omul este victimă și că amenzile se pot contesta.',
        [cite('TIP-2024', 'challenging fines')],
      ),
    ],
  },
  {
    id: 'passport',
    also: words('identity card documents taken confiscated', 'buletin carte de identitate documente luate confiscate'),
    question: words(
      'Someone keeps my passport or papers. What can I do?',
      'Cineva îmi ține pașaportul sau actele. Ce pot face?',
    ),
    statements: [
      says('It is a strong sign of trafficking. Call and say it.', 'Este un semn puternic de trafic. Sună și spune.', [
        cite('SPEC-DESIGN', 'indicator A02'),
      ]),
      says(
        'A victim who is a citizen can get new identity papers.',
        'O victimă care este cetățean poate primi acte de identitate noi.',
        [cite('LAW-678-2001', 'art. 31^1')],
        'verified',
      ),
    ],
  },
  {
    id: 'stay',
    also: words(
      'residence permit visa asylum refugee deport migrant',
      'permis de ședere viză azil refugiat expulzare migrant',
    ),
    question: words('I am from another country. Can I stay in Romania?', 'Sunt din altă țară. Pot rămâne în România?'),
    statements: [
      says(
        'If you help the investigation you may get a permit for six months. It can be renewed.',
        'Dacă ajuți ancheta, poți primi un permis de șase luni. Se poate prelungi.',
        [cite('TIP-2024', 'residence permit')],
      ),
      says('You can ask for asylum at the same time.', 'Poți cere azil în același timp.', [
        cite('AIDA-RO', 'asylum and trafficking procedures'),
      ]),
      says(
        'With “tolerated status” you have no right to these services. Ask for a lawyer at once.',
        'Cu statut de „tolerat” nu ai dreptul la aceste servicii. Cere imediat un avocat.',
        [cite('TIP-2024', 'tolerated status')],
      ),
    ],
  },
  {
    id: 'home',
    question: words('Can I go back home?', 'Pot să mă întorc acasă?'),
    statements: [
      says(
        'Yes, if you want to. The return must be your choice and safe. Someone can go with you.',
        'Da, dacă vrei. Întoarcerea trebuie să fie alegerea ta și sigură. Cineva poate merge cu tine.',
        [cite('REPORT-2025', 'voluntary and safe return')],
      ),
    ],
  },
  {
    id: 'child-hearing',
    question: words('Who is with a child when questions are asked?', 'Cine stă cu un copil când i se pun întrebări?'),
    statements: [
      but(
        says(
          'A psychologist is there each time. A child under 14 also has a parent, guardian or other person who speaks for the child.',
          'Un psiholog este acolo de fiecare dată. Un copil sub 14 ani are și un părinte, tutore sau alt om care vorbește pentru el.',
          [cite('CPP', 'art. 111 (8^1)'), cite('REPORT-2025', '3.3')],
        ),
        'One part of the 2025 report also asks for a person from the regional centre. We show the stricter rule.',
        'O altă parte a raportului din 2025 cere și o persoană de la centrul regional. Noi arătăm regula mai strictă.',
      ),
      says(
        'A parent who was part of what happened must not speak for the child.',
        'Un părinte care a avut legătură cu ce s-a întâmplat nu trebuie să vorbească pentru copil.',
        [cite('REPORT-2025', 'appointed legal representative')],
      ),
    ],
  },
  {
    id: 'age',
    question: words('I am not sure how old the person is.', 'Nu știu sigur ce vârstă are persoana.'),
    statements: [
      says(
        'While the age is not clear, the person is treated as a child. Call 119.',
        'Cât timp vârsta nu este clară, persoana este tratată ca un copil. Sună la 119.',
        [cite('DIR-2011-36', 'art. 13 (2)')],
        'verified',
      ),
    ],
  },
]
