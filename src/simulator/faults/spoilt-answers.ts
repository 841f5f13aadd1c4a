/** Spoils the true answer of a call that was carried out; status and headers stay unless told. */
export type Spoiling = (answer: Response) => Promise<Response>;

/** What stands in for an answer in which there is nothing to spoil: a page, an empty list. */
const STAND_IN = '{"data":"none"}';
/** A text of JSON, with the colon behind it where it is a key. */
const TEXT = /"(?:[^"\\]|\\.)*"(:?)/g;

/** The first half of the body, in a message that is otherwise whole. */
export const truncated: Spoiling = async (answer) => {
  const bytes = await bytesOf(answer);
  return withBody(answer, bytes.subarray(0, Math.floor(bytes.length / 2)));
};

/** No body. */
export const emptied: Spoiling = async (answer) => withBody(answer, Buffer.alloc(0));

/** The first key twice, the first time with null. Readers that keep the last one, as JSON.parse does, see no change. */
export const duplicated: Spoiling = async (answer) => {
  const { text, key, at } = textIn(await bodyOf(answer), ':');
  return withBody(answer, Buffer.from(`${text.slice(0, at)}${key}null,${text.slice(at)}`));
};

/** The first text of the body begins with two letters of windows-1251, which are no UTF-8, under `charset=utf-8`. */
export const invalidUtf8: Spoiling = async (answer) => {
  const { text, at } = textIn(await bodyOf(answer), '');
  const letters = Buffer.from([0xcf, 0xf0]);
  const [before, after] = [text.slice(0, at + 1), text.slice(at + 1)];
  const bytes = Buffer.concat([Buffer.from(before), letters, Buffer.from(after)]);
  return withBody(answer, bytes, { 'Content-Type': 'application/json; charset=utf-8' });
};

/** The body as it is, called HTML. */
export const calledHtml: Spoiling = async (answer) =>
  withBody(answer, await bytesOf(answer), { 'Content-Type': 'text/html; charset=UTF-8' });

/** The body as it is, called gzip. */
export const calledGzip: Spoiling = async (answer) =>
  withBody(answer, await bytesOf(answer), { 'Content-Encoding': 'gzip' });

/** The bytes of an answer. */
export async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer());
}

async function bodyOf(answer: Response): Promise<string> {
  return (await bytesOf(answer)).toString('utf8');
}

/** The first key of a body (`colon` is ":"), or the first text that is none (""), with where it stands. */
function textIn(body: string, colon: ':' | ''): { text: string; key: string; at: number } {
  const texts = isJson(body) ? body.matchAll(TEXT) : [];
  for (const { 0: key, 1: behind, index: at } of texts) {
    if (behind === colon) return { text: body, key, at };
  }
  return textIn(STAND_IN, colon);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function withBody(answer: Response, body: Buffer, changed: Record<string, string> = {}): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(changed)) headers.set(name, value);
  return new Response(new Uint8Array(body), { status: answer.status, headers });
}
