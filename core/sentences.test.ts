import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsPair } from './offsets';
import { sentenceAt, sentencesIn, sentencesOf } from './sentences';
import { text } from './testing/arbitraries';

/** Texts with a bar where a sentence ends and another one of the same line begins. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'end with a mark and white space': [
    'The bridge is closed.| Nobody knows why.',
    'Is it safe?| Yes!| It is.',
    'Eleven cracks.|  Two doubled in length.|\u00a0The rest did not.',
    'It cost 4.5 million.| It was to cost 3.2 million.',
    'It was sold in 1998.| The buyer paid 12.| He left.',
    'The vote was 14 to 11.| 31,000 vehicles cross each day.',
    'They left.| iPhone sales rose 3 per cent.',
    'The mayor resigned.| 🔴 More follows.',
    'It is over.| #Bridge is trending.',
    'He is gone.| $5m is missing.',
  ],
  'go on after a title': [
    'Mr. Tate would not name her.| Mrs. Sallow did.',
    'Sen. Marrable met Gen. Okafor and Rep. Diaz.| They agreed.',
    'Gov. Lt. Col. Prof. Dr. Ashdown spoke.',
    'A letter from Ms. Fenwick, Rev. Hale and Capt. Voss arrived.',
    'Former U.S. Rep. Ana Diaz lost.| Ex-Sen. Hill won.',
    'El Sr. García habló con la Sra. Núñez.| Después salió.',
    'Hr. Prof. Dr. Weiß kam um 8 Uhr.| Dann ging er.',
    'Mme. Duval a refusé.| M. Petit a accepté.',
    'अध्यक्ष डॉ. सिंह ने इनकार किया।| बैठक समाप्त हुई।',
    'قال د. أحمد إن الجسر آمن.| ثم غادر.',
  ],
  'go on after an abbreviation, unless the next word begins one': [
    'The U.S. Coast Guard came.| It came from the U.S.| The ship left.',
    'He moved to Washington, D.C., in May.| She moved to Washington, D.C.| But he stayed.',
    'The U.N. Security Council met.| It is in the U.N.| They vote tonight.',
    'Northway Inc. chief Kester Vane quit.| He joined Ferry Co.| It failed.',
    'Martin Tate Jr. spoke.| He is Martin Tate Jr.| His father left.',
    'It hit St. Ansell, Fla., and Mobile, Ala. Officials fled.',
    'She holds a Ph.D. in physics.| He has a Ph.D.| She teaches.',
    'Ships, boats, etc. were lost.| Ropes, nets, etc.| Divers found them.',
    'Large vessels, e.g. ferries, i.e. Northway’s, vs. small ones.| Small et al. disagree.',
    'It fell approx. 300 metres.| It weighs ca. 5 tonnes.',
  ],
  'know times and dates': [
    'They met at 8 a.m. Monday.| They left at 5 p.m.| Police came at 6 p.m. EST.',
    'It opened at 9 a.m. Eastern time.| It shut at 10 p.m. on Friday.',
    'The storm of Sept. 11 passed.| The one of Oct. 3, 2021, did not.',
    'It began in Oct.| The end came in Dec.| Nobody wept.',
    'Am 3. Oktober kam sie.| Der 2. Weltkrieg begann 1939.| Er endete 1945.',
  ],
  'know numbers and labels': [
    'See No. 5 and Nos. 6 and 7.| See p. 12, Fig. 3, Art. IV and vol. 2.',
    'She said no.| He said no.| They left.',
    '1. First, count the cracks.| Then wait.',
    'A. The council voted.| It lost.',
    'IV. What happened next.| Nothing.',
  ],
  'know initials': [
    'J. K. Rowling wrote to George W. Bush.| J.R.R. Tolkien did not.',
    'It was Plan B.| The council had no Plan C.| It failed.',
    'Smith and I.| We left.',
    'J.-P. Sartre et M. Camus.| Ils partent.',
    'И. И. Иванов ушёл.| Он вернулся.',
  ],
  'hold addresses of the network': [
    'Write to desk.news@courier.example.com.| We answer.',
    'See https://courier.example/a.b?c=d!e.html for more.| Or www.courier.example.| Thanks.',
    'Version 2.0.1 of node.js runs.| It works.',
    'Yahoo! News said so.| Search on Yahoo!| It works.',
  ],
  'know an ellipsis': [
    'We waited ... and waited.| Nothing… came.| Nothing…| She left.',
    'I think … I know.| He left....| She stayed.',
    'Really?!| Yes!!!| Oh...| Fine.',
    '“We … will not,” he said.| “But …”| She stopped.',
  ],
  'hold the closing quotes and brackets': [
    '“The work is over.”| She said nothing more.',
    '"The work is over."| She left.| "It is."| He left.',
    '‘It is over.’| ‘Is it?’| ‘Yes.’',
    'He called it “over”.| She called it (oddly) “done.”| They left.',
    '(He left.)| She stayed (for now).| [It rained.]| It stopped.',
    'He left [1].| She stayed.[2]| They met.',
    'It was built in 1998 (?) by Northway.| It (!) stood.',
    '„Wir gehen.“| Sie blieb.| »Wir gehen.«| Er blieb.',
    '« Nous partons. »| Elle reste.| « Pourquoi ? »| Silence.',
    'Он ушёл.| «Мы остаёмся».| «Нет!»| Она ушла.',
    'Said the “captain.”| (The ship had none.)',
  ],
  'go on after a quotation that somebody said': [
    '“Stop!” he said.| “Why?” asked the mayor.',
    '“Stop!” Smith said.| “Why?” Commissioner Ilse Marrable asked the council on Tuesday.',
    '“Is it safe?” Anton Greaves, her spokesman, asked.| “It is.” Tate said.',
    '“Is it safe?”| The council asked for more time.| “No!”| He said nothing more.',
    '“It is safe.”| Tate said the bridge had been checked.',
    '“Stop!” I said.| "Why?" she said.| "Why now?"',
    '—¡Basta! —dijo ella.| ¿Por qué?| ¡Nada!',
    '«Стой!» — сказал он.| Она ушла.',
    '« Halte ! » a-t-il crié.| Il est parti.',
    '“Stop!”, he said.| “Go.”',
    '«هل الجسر آمن؟» سأل العمدة.| لم يجب أحد.',
    '“क्या पुल सुरक्षित है?” उन्होंने पूछा।| कोई उत्तर नहीं मिला।',
  ],
  'end without a space where the script has none': [
    '港口照常开放。|工程师发现了裂缝！|谁知道？',
    '他说：“桥是安全的。”|大家鼓掌。',
    '“桥安全吗？”他问道。|没有人回答。',
    '“桥是安全的。”|他表示，检查已完成。',
    '橋は開いている。|ひびが見つかった。',
    '「橋は安全だ。」と市長は語った。|質問はなかった。',
    '「危ない！」|市民は叫んだ。',
    '真的吗?|他不知道。|长度为３．５米。',
    '다리는 열려 있다.| 아무도 모른다.',
    '"안전합니까?"라고 물었다.| 답은 없었다.',
  ],
  'know the marks of other scripts': [
    'هل الجسر آمن؟| نعم، إنه آمن.| شكرا.',
    'پل بند ہے۔| کوئی نہیں جانتا۔',
    'पुल बंद है।| कोई नहीं जानता।|क्यों?',
    'Կամուրջը փակ է։| Ոչ ոք չգիտի։',
    'Η γέφυρα είναι κλειστή.| Γιατί\u037e| Κανείς δεν ξέρει.',
    'ድልድዩ ተዘግቷል።| ማንም አያውቅም።',
    'ხიდი დაკეტილია.| არავინ იცის.',
    'הגשר סגור.| איש אינו יודע.',
    'สะพานปิด ไม่มีใครรู้ว่าทำไม วันที่ 5 มกราคม',
    'El puente está cerrado.| ¿Quién lo sabe?| ¡Nadie!| «Nadie».',
  ],
  'are headlines and other lines without a mark': [
    'Harbour Bridge to stay open while engineers count the cracks',
    'By Nell Ashgrove',
    'PORT ANSELL, Oct. 14 (AP) — The bridge is closed.| It is.',
    '• Cracks found in 11 hangers',
    '“A lasting change in demand”',
  ],
  'survive careless typing': [
    'The work is “over.”|She said so.| A ferry last month.|(Courier archive)',
    'the bridge is closed.| nobody knows why.| he does not.',
    'He left .| She stayed .',
    'He left. *** ',
    'He left. ...| She stayed.',
    '... He left.| She stayed.',
  ],
};

describe('sentences', () => {
  const flat = Object.entries(cases).flatMap(([rule, lines]) => lines.map((line) => [rule, line] as const));
  it.each(flat)('%s: %s', (_rule, line) => {
    const words = line.replaceAll('|', '');
    const found = sentencesOf(words).map(({ start, end }) => words.slice(start, end));
    expect(found).toEqual(line.split('|').map((sentence) => sentence.trim()));
  });

  it('end where a line ends; a line without words has none', () => {
    const words = 'Mr.\nTate\n\n***\n🔴\n  left \n';
    expect(sentencesOf(words).map(({ start, end }) => words.slice(start, end))).toEqual(['Mr.', 'Tate', 'left']);
  });

  const bits = Object.values(cases)
    .flat()
    .join('\n')
    .match(/\n|\S+|[^\S\n]+/gu) as string[];
  const news = fc
    .array(fc.oneof(fc.constantFrom(...bits), fc.constantFrom('\n', ' ', '.', '”', '“', '(', '…', '🔴', 'A', 'a')))
    .map((some) => some.join(''));
  const any = fc.oneof(
    text,
    news,
    fc.string({ unit: 'binary' }).map((some) => some.replaceAll('\r', '\n')),
  );

  it('hold every character of each line with a word once, and no white space around them', () => {
    fc.assert(
      fc.property(any, (some) => {
        let rest = '';
        let previous = 0;
        for (const { start, end } of sentencesOf(some)) {
          expect(start).toBeGreaterThanOrEqual(previous);
          expect(end).toBeGreaterThan(start);
          expect(splitsPair(some, start) || splitsPair(some, end)).toBe(false);
          expect(some.slice(start, end)).toBe(some.slice(start, end).trim());
          expect(some.slice(start, end)).toMatch(/^[^\n]*[\p{L}\p{N}][^\n]*$/u);
          rest += some.slice(previous, start);
          previous = end;
        }
        rest += some.slice(previous);
        for (const line of rest.split('\n')) expect(line.trim() === '' || !/[\p{L}\p{N}]/u.test(line)).toBe(true);
        const wordless = some.split('\n').filter((line) => !/[\p{L}\p{N}]/u.test(line));
        expect(rest.replace(/\s/g, '')).toBe(wordless.join('').replace(/\s/g, ''));
      }),
      { numRuns: 500 },
    );
  });

  it('of two texts, one under the other, are the sentences of each', () => {
    fc.assert(
      fc.property(any, any, (above, below) => {
        const shift = above.length + 1;
        const shifted = sentencesOf(below).map(({ start, end }) => ({ start: start + shift, end: end + shift }));
        expect(sentencesOf(`${above}\n${below}`)).toEqual([...sentencesOf(above), ...shifted]);
      }),
    );
  });

  it('asked for a stretch or an offset are those of the whole text there', () => {
    fc.assert(
      fc.property(any, fc.nat(), fc.nat(), (some, a, b) => {
        const [from, to] = [a % (some.length + 1), b % (some.length + 1)].toSorted((x, y) => x - y) as [number, number];
        const all = sentencesOf(some);
        expect(sentencesIn(some, from, to)).toEqual(all.filter(({ start, end }) => start < to && end > from));
        const at = sentenceAt(some, from);
        if (at) expect(all).toContainEqual(at);
        const holding = all.find(({ start, end }) => start <= from && from < end);
        if (holding) expect(at).toEqual(holding);
      }),
    );
  });

  it('at an offset in white space is the one before it on its line, or the line’s first', () => {
    const words = '  One.  Two.\n\nThree.';
    const at = (offset: number) => {
      const found = sentenceAt(words, offset);
      return found && words.slice(found.start, found.end);
    };
    expect([0, 6, 7, 8, 12, 13, 14].map(at)).toEqual(['One.', 'One.', 'One.', 'Two.', 'Two.', undefined, 'Three.']);
  });

  it('of text made to be slow are found all the same', () => {
    const size = 300_000;
    for (const bit of ['.', '. ', '.)', 'a. ', '? “', '.                    ', '“A. Smith, ', 'U.S. ', '。', '.[1'])
      sentencesOf(bit.repeat(size / bit.length));
    expect(sentencesOf(`A${' '.repeat(size)}.`)).toEqual([{ start: 0, end: size + 2 }]);
  });
});
