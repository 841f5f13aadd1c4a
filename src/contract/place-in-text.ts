/** Keys that a message can hold: others may be as long as the answer, or somebody's data. */
export const PLAIN_KEY = /^[\w-]{1,40}$/;
const TOKEN = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\],]/gs;

/** The place of what stands at an index of a JSON text, as a JSON Pointer; '' for the whole body. Keys that are no names are `?`. */
export function placeInText(text: string, at: number): string {
  const way: { isList: boolean; step: string }[] = [];
  for (const { 0: token, 1: key, 2: colon, index } of text.matchAll(TOKEN)) {
    if (index > at || (index === at && colon === undefined)) break;
    const inner = way.at(-1);
    if (token === '{' || token === '[') way.push({ isList: token === '[', step: token === '[' ? '0' : '' });
    else if (token === '}' || token === ']') way.pop();
    else if (token === ',' && inner?.isList === true) inner.step = String(Number(inner.step) + 1);
    else if (colon !== undefined && inner !== undefined)
      inner.step = PLAIN_KEY.test(key ?? '') ? (key ?? '') : '?';
  }
  return way.map(({ step }) => `/${step}`).join('');
}
