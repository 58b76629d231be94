/** A seeded source of numbers in [0, 1): the same seed, the same numbers. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Random = () => number;

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

const split = (words: string) => words.split(' ');
const surnames = split(
  'Alder Brandt Castellano Dufour Eriksen Falk Garrido Holm Ivers Jansson Keane Lindqvist Moreau Nolan Okafor Petrov Quist Rahman Salazar Tanaka Ulrich Varga Whitlock Xu Yildiz Zeller',
);
const offices = split(
  'Mayor Minister Senator Inspector Professor Councillor Judge Captain Treasurer Ambassador Commissioner Governor',
);
const bodies = split(
  'council ministry union port hospital court agency bank parliament railway university committee regulator airline charity police',
);
const nouns = split(
  'bridge budget report harbour tax contract school pipeline election strike factory road inquiry flood vaccine tariff merger drought permit ferry tunnel pension refinery stadium reservoir grant audit market forest dam',
);
const adjectives = split(
  'new old public costly delayed northern southern temporary secret regional unsafe modest final early disputed private annual coastal sudden legal',
);
const verbs = split(
  'approved rejected delayed reviewed closed financed inspected criticised defended cancelled reopened planned suspended examined announced postponed repaired leased',
);
const says = split('said added claimed argued insisted reported warned denied conceded estimated');
const places = split('Ansell Bergen Corvo Dunmore Elstow Farrow Gantry Hexley Ilford Kessel Lorne Marrow');
const days = split('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const adverbs = split('reportedly quietly again finally apparently narrowly twice briefly openly formally');

/** A made-up news article: paragraphs of one to four sentences, with a blank line after each. */
export function newsText(seed: number, paragraphs: number): string {
  const random = randomFrom(seed);
  return Array.from({ length: paragraphs }, () => `${paragraph(random)}\n`).join('\n');
}

export function sentence(random: Random): string {
  const one = <Item>(items: readonly Item[]) => pick(random, items);
  const number = () => String(2 + Math.floor(random() * 900));
  const thing = () => `${random() < 0.7 ? `${one(adjectives)} ` : ''}${one(nouns)}`;
  const body = () => `the ${one(places)} ${one(bodies)}`;
  const person = () => (random() < 0.6 ? `${one(offices)} ${one(surnames)}` : `${one(surnames)}, of ${body()},`);
  const act = () => `${random() < 0.3 ? `${one(adverbs)} ` : ''}${one(verbs)} the ${thing()}`;
  const clause = () =>
    `${random() < 0.5 ? body() : `the ${thing()}`} ${random() < 0.5 ? act() : `would cost ${number()} million`}`;
  const made = one([
    () => `${person()} ${one(says)} on ${one(days)} that ${clause()}.`,
    () => `“${capital(clause())},” ${person()} ${one(says)}, “and ${clause()}.”`,
    () => `${capital(body())} ${act()} after ${number()} residents of ${one(places)} ${one(says)} that ${clause()}.`,
    () => `In ${one(places)}, the ${thing()} — ${number()} years in the making — was ${one(verbs)} by ${body()}.`,
    () => `${number()} per cent of the ${thing()} was ${one(verbs)} before ${one(days)}, according to ${body()}.`,
    () => `But ${person()} didn’t say whether ${clause()} 🔴 or ${clause()}.`,
    () => `It was ${one(verbs)} ${one(adverbs)}, ${person()} ${one(says)}.`,
  ])();
  return capital(made);
}

function paragraph(random: Random): string {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => sentence(random)).join(' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Any word that the articles use. */
export function anyWord(random: Random): string {
  return pick(random, pick(random, [nouns, adjectives, verbs, says, adverbs, bodies, places]));
}
