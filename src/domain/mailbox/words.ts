/**
 * Words by which a text is taken for one that somebody wrote, in the languages of public sites. Beginnings of words, folded.
 * They decide the order in which reports are read, and nothing else.
 */

/** The small words without which nobody writes a sentence. */
const SMALL = `
  si sa nu un o la de din cu pe ca este sunt mi ma ne care sau are am ei el ea cand unde fara pentru acolo aici
  the a an and is are was to of in on me my he she they we you it not no that this with for from at have has do does here there
  i ta ne na v z shcho yak my mene vin vona ya te nas vy tut tam та і не на в з що як ми мене він вона я нас тут там є це до
  и он она они мы вы нас меня мне что как это здесь там нет по за к у от
  az es hogy nem egy van vagyok itt ott nekem engem ok mi te en
  le les des et est une je il elle nous on pas ici dans avec pour que qui mon ma mes
  ich und der die das ist nicht ein eine wir sie er mich mir hier mit fur zu den im
  il lo gli e un una non che di mi ci sono qui con per io lui lei
  el los las y es una no que de me nos aqui con por yo ella
  bir ve bu bana beni biz ben burada icin var yok ile o da de
  toi va la khong o day co nguoi cua cho chung minh ho
  me si te hi man amen kathe na o i
  في من على لا أن هذا هنا أنا هو هي هم نحن مع عن لم
  میں ہے ہیں کا کی کے سے کو اور یہ نہیں ہم مجھے وہ یہاں
  मैं है हैं का की के से को और यह नहीं हम मुझे वह यहाँ छ हो मेरो यहाँ छैन
  আমি আমার এখানে না ও এই আছে আমাকে তারা
  මම මගේ මට මේ නෑ නැහැ අපි ඔවුන්
  நான் என் இங்கே இல்லை அவர்கள் எனக்கு நாங்கள்`

/** What people who write to such a desk write about. */
const TELLING = `
  pasaport acte buletin bani datori patron sef munc bate lovit lovesc ameninta incuia inchis plec copil fata minor politi frica ajut salari oblig vand cerse prostitu fort hotel ferma santier
  passport paper document money debt boss work beat hit threat lock leave child girl minor police afraid scared help wage salar pay forc sell sold beg prostitu hotel farm factor
  паспорт грош борг бос робот б'є побив погрож замк дитин дівчин поліц боюс допомо зарплат змуш прода
  деньг долг хозяин работ бьет бьют избил угрож запер ребен девочк полиц боюсь помог помощ зарплат застав
  utlevel penz adossag fonok munk ver megver fenyeget bezar gyerek lany rendor felek segit ber kenyszer
  passeport papiers argent dette patron travail frapp menac enferm enfant fille police peur aide salaire force vend
  reisepass geld schuld chef arbeit schlag droht sperr kind madchen polizei angst hilf lohn zwing verkauf
  passaporto soldi debito padrone lavor picchi minacc chius bambin ragazz polizia paura aiut stipendio costr vend
  pasaporte dinero deuda jefe trabaj golpe amenaz encerr nina menor policia miedo ayud sueldo oblig vend
  pasaport para borc patron calis dov tehdit kilit cocuk kiz polis kork yardim maas zorla sat
  chieu tien chu lam danh doa khoa tre canh so giup luong ep ban
  love buti marel chavo shej raj daral zhut
  جواز مال دين رئيس عمل ضرب يضرب هدد مغلق طفل شرطة خائف ساعد مساعدة راتب
  پاسپورٹ پیسے قرض مالک کام مار دھمکی بند بچ پولیس ڈر مدد تنخواہ
  पासपोर्ट पैस कर्ज मालिक काम मार धमक बंद बच्च पुलिस डर मदद तनख राहदानी ऋण साहु कुट प्रहरी सहयोग तलब
  পাসপোর্ট টাকা ঋণ মালিক কাজ মার হুমকি বন্ধ শিশু পুলিশ ভয় সাহায্য বেতন
  පාස්පෝට් ගමන් මුදල් ණය වැඩ ගහ තර්ජන පොලිස් බය උදව් පඩි ළම
  பாஸ்போர்ட் கடவுச் பணம் கடன் முதலாளி வேலை அடி மிரட் பூட்ட போலீஸ் பய உதவி சம்பள குழந்தை`

const split = (words: string): readonly string[] => words.split(/\s+/).filter(Boolean)

/** The words of a text as they are compared: small letters, no accents of Latin letters. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}']+/gu) ?? []
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')

const small = new Set(split(fold(SMALL)))
const telling = new Set(split(fold(TELLING)))
const longest = Math.max(...[...telling].map(word => word.length))

export const isSmall = (word: string): boolean => small.has(word)

/** The beginning by which a word is telling; undefined for all others. */
export function tellingOf(word: string): string | undefined {
  for (let length = Math.min(word.length, longest); length >= 2; length--) {
    const beginning = word.slice(0, length)
    if (telling.has(beginning) && (length >= 4 || length === word.length || !/^[a-z]/.test(word))) return beginning
  }
  return undefined
}
