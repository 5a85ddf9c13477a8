import type { Answer } from '../../../domain/site/site.ts'
import { cite } from '../law.ts'
import { says, words } from './statement.ts'

/** What happens, step by step, told to the person. One claim a step. */
export const STEPS_TOLD: Answer = {
  id: 'steps',
  question: words('What happens, step by step', 'Ce se întâmplă, pas cu pas'),
  statements: [
    says(
      'First you are asked if you are in danger and what you need today: a place, a doctor, food, someone who speaks your language.',
      'Întâi ești întrebat(ă) dacă ești în pericol și ce îți trebuie azi: un loc, un medic, mâncare, cineva care vorbește limba ta.',
      [cite('ANITP-BROCHURE', 'measure 2')],
    ),
    says(
      'You hear your rights before the talk begins. You can say no. You can stop.',
      'Afli drepturile tale înainte de discuție. Poți spune nu. Poți opri discuția.',
      [cite('ANITP-BROCHURE', 'measure 4')],
    ),
    says(
      'A person from the regional centre talks with you, if you agree. An adult is told to the centre only with a yes, but for danger.',
      'O persoană de la centrul regional vorbește cu tine, dacă ești de acord. Despre un adult se spune centrului doar cu acordul lui, în afară de pericol.',
      [cite('REPORT-2025', 'informed consent'), cite('ANITP-BROCHURE', 'measures 1 and 4')],
    ),
    says(
      'You do not have to make a complaint to get help.',
      'Nu trebuie să faci plângere ca să primești ajutor.',
      [cite('LAW-211-2004', 'art. 1^1 (2)')],
      'verified',
    ),
    says(
      'You may rest and think for up to 90 days. Ask; a lawyer must confirm it for you.',
      'Te poți odihni și gândi până la 90 de zile. Întreabă; un avocat trebuie să îți confirme.',
      [cite('LAW-678-2001', 'art. 39^1 (1)')],
    ),
    says(
      'You are asked which help you want and who may know your name. You can choose.',
      'Ești întrebat(ă) ce ajutor vrei și cine îți poate afla numele. Tu alegi.',
      [cite('REPORT-2025', 'informed consent')],
    ),
    says(
      'If there is a trial, a lawyer must be with you. You can ask for a psychologist.',
      'Dacă este un proces, un avocat trebuie să fie cu tine. Poți cere un psiholog.',
      [cite('TIP-2024', 'mandatory legal counsel'), cite('CPP', 'art. 113 (2)–(3)')],
    ),
    says(
      'You can ask to be told when the accused person is set free or runs away.',
      'Poți cere să fii anunțat(ă) când persoana acuzată este liberă sau fuge.',
      [cite('CPP', 'art. 111 (5)')],
      'verified',
    ),
    says('You can leave the help and come back later.', 'Poți pleca și poți reveni mai târziu la ajutor.', [
      cite('SPEC-DESIGN', 'F-22, how to return'),
    ]),
  ],
}
