// Words whose full stop need not end a sentence, in the languages of the newsrooms we know of. Case matters: "Ill." is a
// state, "ill." is the end of a sentence.

const set = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(' ')));

/** Always followed by the rest of what they belong to: a name, an example, a reference. */
export const openAbbreviations = set(
  'Mr Mrs Ms Mx Dr Drs Prof Rev Revd Hon Sen Sens Rep Reps Gov Govs Gen Col Maj Capt Cpt Cmdr Cdr Lt Sgt Cpl Pvt Adm',
  'Pres Supt Insp Det Atty Asst Assoc Messrs Amb Sec Fr Br Msgr Mgr Ald Dist',
  'vs viz cf eg ie e.g i.e approx ca',
  'Mme Mmes Mlle MM Mgr', // French
  'Hr Frl Dipl Ing bzw ca evtl ggf inkl sog usf vgl z.B d.h u.a o.ä', // German
  'Sra Sras Sres Srta Dra D.ª Dña Lic Arq Av Avda EE FF RR', // Spanish
  'Sig Sigg Dott Dr.ssa Avv Geom', // Italian
  'Exmo Exma Profa', // Portuguese
  'dhr mevr drs ir mr prof dr bijv o.a d.w.z', // Dutch
  'bl.a t.ex s.k hr', // Scandinavian
  'ul np tzw mgr inż prof dr hab', // Polish
  'ул пр пл проф акад ген тов гр', // Russian
  'डॉ प्रो श्री', // Hindi
);

/** Followed by a number, unless they end a sentence: "No. 5". */
export const numberAbbreviations = set(
  'No Nos no nos p pp para paras Fig Figs fig vol Vol ch Ch Art Arts art sec Par Pt Nr nr Abs Bd Nº nº núm pág págs',
  'n° fasc kl st стр ст § Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
);

/** They may end a sentence or not: only the word that follows can tell. */
export const ambiguousAbbreviations = set(
  'al Inc Corp Co Cos Ltd LLC Bros Assn Dept Univ Jr Sr Esq St Ste Mt Ft Ave Blvd Rd Hwy Ph.D B.Sc M.Sc LL.B LL.M',
  'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn',
  'Tenn Tex Vt Va Wash Wis Wyo Ont Que Sask Alta',
  'UU Cía Cia Ltda Mio Mrd Std Str usw mln mld млн млрд тыс руб гг др',
);

/** Names that end in a mark of their own. */
export const namesWithMark = set('Yahoo Jeopardy');

const starters = (
  'The A An He She It They We You His Her Its Their Our My This That These Those There Here But And Or So Yet In On At By ' +
  'For From With Without After Before As If When While Although Though However Meanwhile Since Because Until Under Over ' +
  'Not No Some Many Most Several Both All Each What Who Why How Where Which Yes Then Now Still Also Even Only Once Despite ' +
  'El Los Las Un Una En Pero Según Le Les Une Il Elle Ils Mais Der Die Das Ein Eine Er Sie Es Wir Aber Im Am Nach ' +
  'Он Она Они Это Но На По Как Мы В И А'
).replaceAll(' ', '|');

/** Matches what begins with a word that begins sentences and no name: "The", "But", "Он". */
export const startsWithStarter = new RegExp(`^(?:${starters})(?![\\p{L}\\p{M}\\p{N}.\\p{Pd}])`, 'u');

/** Matches what may follow "8 a.m." within its sentence: a day, a month, a time zone. */
export const startsWithDayOrZone =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|[A-Z]{2,4}|Eastern|Central|Mountain|Pacific|Greenwich|Local)(?![\p{L}\p{N}])/u;

/** Matches the month of a date written "3. Oktober", in the languages that write months with a capital. */
export const startsWithGermanMonth =
  /^(?:Jänner|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u;

/** Matches what is followed by an ordinal in German: "der 2. Weltkrieg". */
export const endsWithGermanArticle = /(?:^|\s)(?:[Dd](?:er|ie|as|em|en|es)|am|[Ii]m|vom|zum|beim)\s+$/u;
