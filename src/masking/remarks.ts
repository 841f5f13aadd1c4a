/**
 * A remark in brackets between a label and the sign that says that its value comes, `**Name** (of the client): ...`, or what closes a label that is
 * bold or code: `**Name**: ...`.
 */
const REMARK =
  /(?<=[\p{L}\p{N}.])(?:[*_`"'»]{0,4}[ \t]\([^()\r\n]{1,40}\)[*_`"'»)\]]{0,4}|[*`]{1,3})(?=[ \t]{0,10}(?::(?!\/)|=|\||[–—-][ \t]))/gu;
/** The end of the label before it, and the sign behind it. */
const LABEL_END = /[\p{L}\p{N}.]{1,40}$/u;
const SIGN_BEGIN = /^[ \t]{0,10}[:=|–—-]/u;

/** The text without such remarks, which is read as it would be with its labels alone; the text itself where it has none. */
export function withoutRemarks(text: string): string {
  return /[)*`]/.test(text) ? text.replace(REMARK, '') : text;
}

/**
 * Masks a text as it reads without its remarks, and puts these back behind their labels. A label that the mask has changed loses its remark: what
 * is personal goes first.
 */
export function maskWithoutRemarks(text: string, mask: (text: string) => string): string {
  const cut = withoutRemarks(text);
  if (cut === text) return text;
  const masked = mask(cut);
  if (masked === cut) return text;
  const lines = text.split('\n');
  return masked
    .split('\n')
    .map((line, index) => remarked(line, lines[index] ?? ''))
    .join('\n');
}

function remarked(masked: string, line: string): string {
  let told = masked;
  let from = 0;
  for (const { index, 0: remark } of line.matchAll(REMARK)) {
    const label = LABEL_END.exec(line.slice(Math.max(0, index - 50), index))?.[0] ?? '';
    const sign = SIGN_BEGIN.exec(line.slice(index + remark.length))?.[0] ?? '';
    const at = told.indexOf(label + sign, from);
    if (at === -1) continue;
    from = at + label.length + remark.length;
    told = told.slice(0, at + label.length) + remark + told.slice(at + label.length);
  }
  return told;
}
