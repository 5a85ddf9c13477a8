import type { LawSource } from '../../../domain/law/source.ts'
import { TEXT_SEEN } from './seen.ts'

/** European and international instruments the mechanism rests on (specification 9.2). */
export const EUROPEAN_LAW = [
  {
    id: 'DIR-2011-36',
    title: 'Directiva 2011/36/UE privind prevenirea și combaterea traficului de persoane și protejarea victimelor',
    language: 'ro',
    inForce: { from: '2011-04-15' },
    address: 'https://eur-lex.europa.eu/eli/dir/2011/36/oj',
    consulted: TEXT_SEEN,
    note: 'Art. 11 and 13 seen in part, version of 14 July 2024. Art. 15 and 19a not seen.',
  },
  {
    id: 'DIR-2024-1712',
    title: 'Directiva (UE) 2024/1712 de modificare a Directivei 2011/36/UE',
    language: 'ro',
    inForce: { from: '2024-07-14' },
    address: 'https://eur-lex.europa.eu/eli/dir/2024/1712/oj',
    note: 'To be transposed by 15 July 2026. Known from summaries.',
  },
  {
    id: 'DIR-2004-81',
    title:
      'Directiva 2004/81/CE privind permisul de ședere eliberat resortisanților țărilor terțe victime ale traficului',
    language: 'ro',
    inForce: { from: '2004-08-06' },
    address: 'https://eur-lex.europa.eu/eli/dir/2004/81/oj',
    note: 'Cited by Directive 2011/36. First day in force assumed. Text not seen.',
  },
  {
    id: 'GDPR',
    title: 'Regulamentul (UE) 2016/679 privind protecția datelor',
    language: 'ro',
    inForce: { from: '2018-05-25' },
    address: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    note: 'General knowledge; retention periods are configuration.',
  },
  {
    id: 'UN-PROTOCOL-2000',
    title: 'Protocolul ONU privind prevenirea, reprimarea și pedepsirea traficului de persoane',
    language: 'ro',
    inForce: { from: '2003-12-25' },
    note: 'Art. 3(c): for a child, act and purpose suffice. General knowledge. Text not seen.',
  },
] as const satisfies readonly LawSource[]
