import fc from 'fast-check';

const key = fc.oneof(fc.constantFrom('x-note', '__proto__', 'valueOf', '~/', '', '0', 'é🔴'), fc.string());

/** Keys that this version does not know, with any JSON for values; `__proto__` may be one of them. */
export const unknownKeys = fc
  .array(
    fc.tuple(
      key.map((name) => (knownKeys.has(name) ? `x-${name}` : name)),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    {
      maxLength: 2,
    },
  )
  .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Record<string, unknown>);

const knownKeys = new Set(
  (
    'format version offsetUnit article annotators annotations relations coverage file title metadata encoding bom eol ' +
    'sha256 textSha256 text id name kind fragments start end role quote prefix suffix attributes confidence note tags ' +
    'evidence origin createdBy created modified type stance url page paragraph timestamp date from to by at checkability ' +
    'claimType status claimant quoteType sourceType anonymityReason parent reason certainty resolution toJSON scheme kinds plural ' +
    'key colour line glyph face guideline inverse values default other shownWhen attribute value roles relationTypes version ' +
    'alpha beta gamma toString'
  ).split(' '),
);
