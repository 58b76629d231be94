import { startsWithStarter } from './abbreviations';

const verbs =
  'said|says|asked|asks|replied|answered|added|told|tweeted|posted|wrote|shouted|cried|yelled|screamed|chanted|exclaimed|' +
  'recalled|joked|quipped|warned|argued|insisted|wondered|declared|explained|demanded|responded|continued|concluded|noted|' +
  'remarked|whispered|testified';
const name = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*`;
const particle = 'de|da|di|du|del|van|von|der|den|al|bin|ibn|of|the';

/** "Smith said", "Mayor Anna de la Cruz, 54, asked". */
const nameSaid = new RegExp(
  String.raw`^${name}(?:\s+(?:${name}|${particle})){0,5}(?:,[^,.!?]{1,60},)?\s+(?:${verbs})(?![\p{L}\p{Pd}])(\s*(?:$|[.,;:]))?`,
  'u',
);
/** What hangs on to a quotation without a space: Japanese and Korean particles. */
const quotative = /^(?:と|って|などと|という|라고|이라고|라며|하고)/u;
/** Arabic and Hebrew put the verb first; with "that" after it, it begins a sentence of its own. */
const saidFirst =
  /^(?:قال|قالت|سأل|سألت|صرح|صرحت|أضاف|أضافت|אמר|אמרה|שאל|שאלה|הוסיף|הוסיפה|ענה|ענתה)(?=\s)(?![^.]*\s(?:إن|أن|כי)\s)/u;
/** Chinese and Hindi put it last, just before the sentence ends. */
const saidLast =
  /^[^,，、：:;；.。!！?？।]{0,24}(?:说|說|说道|問|问|问道|表示|喊道|答道|写道|कहा|पूछा|बताया|बोले|बोला|बोली)(?:$|[.。!！।])/u;

/**
 * Whether what follows a quotation that ended in a sentence mark says who said it, and so belongs to the same sentence:
 * “Stop!” Smith said. `settled`: the mark was a full stop, after which a name with more than its verb begins anew.
 */
export function saysWho(rest: string, settled: boolean): boolean {
  if (quotative.test(rest) || saidFirst.test(rest) || saidLast.test(rest)) return true;
  if (startsWithStarter.test(rest)) return false;
  const found = nameSaid.exec(rest);
  return found !== null && (!settled || found[1] !== undefined);
}
