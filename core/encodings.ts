/** The encodings an article can be read in: the WHATWG label that is stored, and the name that is shown. */
export const supportedEncodings = [
  { label: 'utf-8', name: 'UTF-8' },
  { label: 'utf-16le', name: 'UTF-16 LE' },
  { label: 'utf-16be', name: 'UTF-16 BE' },
  { label: 'windows-1252', name: 'Windows-1252 (Western)' },
  { label: 'iso-8859-1', name: 'ISO-8859-1 (Western)' },
  { label: 'iso-8859-15', name: 'ISO-8859-15 (Western, €)' },
  { label: 'windows-1250', name: 'Windows-1250 (Central European)' },
  { label: 'windows-1251', name: 'Windows-1251 (Cyrillic)' },
  { label: 'shift_jis', name: 'Shift_JIS (Japanese)' },
  { label: 'euc-jp', name: 'EUC-JP (Japanese)' },
  { label: 'gb18030', name: 'GB18030 (Chinese)' },
  { label: 'big5', name: 'Big5 (Chinese)' },
  { label: 'euc-kr', name: 'EUC-KR (Korean)' },
] as const;

export type EncodingLabel = (typeof supportedEncodings)[number]['label'];

export function isSupportedEncoding(label: string): label is EncodingLabel {
  return supportedEncodings.some((encoding) => encoding.label === label);
}

/** What an encoding is called in the window, without what is in brackets; an unknown label is its own name. */
export function encodingName(label: string): string {
  const name = supportedEncodings.find((encoding) => encoding.label === label)?.name ?? label;
  return name.replace(/ \(.*\)$/, '');
}
