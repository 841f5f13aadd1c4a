/** Spoils the true answer of a call that was carried out; status and headers stay unless told. */
export type Spoiling = (answer: Response) => Promise<Response>;

/** What stands in for an answer that is no JSON object, such as a page. */
const OBJECT_TEXT = '{"data":"none"}';

/** The first half of the body, in a message that is otherwise whole. */
export const truncated: Spoiling = async (answer) => {
  const bytes = await bytesOf(answer);
  return withBody(answer, bytes.subarray(0, Math.floor(bytes.length / 2)));
};

/** No body. */
export const emptied: Spoiling = async (answer) => withBody(answer, Buffer.alloc(0));

/** The first key twice, the first time with null. Readers that keep the last one, as JSON.parse does, see no change. */
export const duplicated: Spoiling = async (answer) => {
  const text = await objectText(answer);
  const key = /^\{("(?:[^"\\]|\\.)*"):/.exec(text)?.[1] ?? '"data"';
  return withBody(answer, Buffer.from(`{${key}:null,${text.slice(1)}`));
};

/** The first text of the body begins with two letters of windows-1251, which are no UTF-8, under `charset=utf-8`. */
export const invalidUtf8: Spoiling = async (answer) => {
  const text = await objectText(answer);
  const at = text.indexOf(':"') + 2;
  const letters = Buffer.from([0xcf, 0xf0]);
  const bytes = Buffer.concat([Buffer.from(text.slice(0, at)), letters, Buffer.from(text.slice(at))]);
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

async function objectText(answer: Response): Promise<string> {
  const text = (await bytesOf(answer)).toString('utf8');
  return /^\{"/.test(text) && text.includes(':"') ? text : OBJECT_TEXT;
}

function withBody(answer: Response, body: Buffer, changed: Record<string, string> = {}): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(changed)) headers.set(name, value);
  return new Response(new Uint8Array(body), { status: answer.status, headers });
}
