import type { Answer } from '../../../../domain/site/site.ts'
import { cite } from '../../law.ts'
import { but, says, words } from '../statement.ts'

/** Whom to call and what help there is. */
export const ANSWERS_ABOUT_HELP: readonly Answer[] = [
  {
    id: 'police',
    also: words('complaint denounce statement officer', 'plângere denunț declarație polițist'),
    question: words('Do I have to go to the police to get help?', 'Trebuie să merg la poliție ca să primesc ajutor?'),
    statements: [
      but(
        says(
          'No. The law gives help without a complaint and without taking part in a trial.',
          'Nu. Legea dă ajutor fără plângere și fără să participi la proces.',
          [cite('LAW-211-2004', 'art. 1^1 (2)'), cite('DIR-2011-36', 'art. 11 (3)')],
          'verified',
        ),
        'A 2024 report says organisations see it otherwise: in practice it was nearly impossible to get help from the State without taking part.',
        'Un raport din 2024 arată că organizațiile văd altfel: în practică era aproape imposibil să primești ajutor de la stat fără să participi.',
      ),
    ],
  },
  {
    id: 'line-hours',
    question: words('When does somebody answer on 0800 800 678?', 'Când răspunde cineva la 0800 800 678?'),
    statements: [
      but(
        says('A person answers Monday to Friday, 8 to 16.', 'Un om răspunde de luni până vineri, între 8 și 16.', [
          cite('PROTECT-SLIDES', 'Monday to Friday 8:00–16:00'),
          cite('TIP-2024', 'operator in business hours'),
        ]),
        'The same report and an overview of 2025 call it a 24-hour line. The line may ring then, but nobody may answer.',
        'Același raport și o prezentare din 2025 o numesc linie de 24 de ore. Poate suna, dar poate nu răspunde nimeni.',
      ),
      says(
        'At other times call 112 in danger, and 119 about a child.',
        'În afara programului sună la 112 în pericol și la 119 pentru un copil.',
        [cite('LINE-119', 'day and night')],
      ),
    ],
  },
  {
    id: 'child-line',
    question: words('Can I call 119 from another country?', 'Pot suna la 119 din altă țară?'),
    statements: [
      says(
        '119 and 0800 800 678 work from Romania only. In the European Union call 112 in danger.',
        '119 și 0800 800 678 merg doar din România. În Uniunea Europeană sună la 112 în pericol.',
        [cite('LINE-119', 'national number')],
      ),
    ],
  },
  {
    id: 'what-help',
    also: words('shelter housing doctor psychologist lawyer food', 'adăpost cazare medic psiholog avocat mâncare'),
    question: words('What help is there in Romania?', 'Ce ajutor există în România?'),
    statements: [
      but(
        says(
          'There is a safe place, counselling, a doctor, a lawyer, help with papers and with finding work. The State and organisations give it.',
          'Există un loc sigur, consiliere, medic, avocat, ajutor cu actele și cu găsirea unui loc de muncă. Îl dau statul și organizațiile.',
          [cite('FACTUALLY-2025', 'sections 1 and 2'), cite('REPORT-2025', 'support services')],
        ),
        'Others report that there is too little money, that the quality differs from place to place, and that many people get no help.',
        'Alții raportează că banii sunt prea puțini, că ajutorul diferă de la loc la loc și că mulți oameni nu primesc ajutor.',
      ),
      says(
        'In 2023 the State had three shelters only for victims of trafficking, one of them for children.',
        'În 2023 statul avea trei adăposturi doar pentru victime ale traficului, unul dintre ele pentru copii.',
        [cite('TIP-2024', 'three government-run shelters')],
      ),
    ],
  },
  {
    id: 'privacy',
    question: words('Who hears what I tell?', 'Cine află ce spun?'),
    statements: [
      says(
        'Your private life and your identity are protected. You decide who gets your data and you can change your mind.',
        'Viața ta privată și identitatea ta sunt protejate. Tu hotărăști cine îți primește datele și te poți răzgândi.',
        [cite('REPORT-2025', 'privacy and identity'), cite('ANITP-BROCHURE', 'measure 4')],
      ),
      says(
        'If a life or a child is in danger, those who help may have to tell without asking. Then they tell you.',
        'Dacă o viață sau un copil este în pericol, cei care ajută pot fi obligați să spună fără să întrebe. Atunci îți spun.',
        [cite('SPEC-DESIGN', 'limits of confidentiality')],
      ),
    ],
  },
  {
    id: 'fear-of-trafficker',
    question: words(
      'I am afraid of them. Can I be protected in a trial?',
      'Mi-e frică de ei. Pot fi protejat(ă) în proces?',
    ),
    statements: [
      says(
        'You can ask for a separate room, a closed hearing, a hearing by video, and that your name is kept secret.',
        'Poți cere cameră separată, ședință închisă, audiere video și ca numele tău să fie ținut secret.',
        [cite('CPP', 'art. 113 (2)–(3)'), cite('TIP-2024', 'protection in proceedings')],
      ),
      says(
        'In 2023 only two victims were in the witness programme.',
        'În 2023 doar două victime au fost în programul pentru martori.',
        [cite('TIP-2024', 'witness protection programme')],
      ),
    ],
  },
]
