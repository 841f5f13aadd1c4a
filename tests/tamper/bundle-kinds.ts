import { generateKeyPairSync, sign } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { preAuthEncoding } from '../../src/report/dsse.ts';
import { prettyJson } from '../../src/report/pretty-json.ts';
import type { Kind } from './kind.ts';
import {
  eventsOf,
  type Files,
  sealed,
  sum,
  textOf,
  withEvents,
  withResponse,
  withSums,
} from './seal-again.ts';
import type { ZipChange } from './stored-zip.ts';

const ENVELOPE = 'attestation.dsse.json';

/** Alterations of the set of files, of the archive, of the attestation; and forgeries that nothing in a bundle can tell. */
export const bundleKinds: readonly Kind[] = [
  {
    name: 'a file removed',
    times: 15,
    alter: (files, random) => {
      const path = random.oneOf([...files.keys()].filter((name) => name !== ENVELOPE));
      const changed = new Map(files);
      changed.delete(path);
      return { files: path === 'SHA256SUMS' ? changed : sealed(changed), what: path };
    },
  },
  {
    name: 'a file added',
    times: 10,
    alter: (files, random) => {
      const name = random.oneOf([
        'notes.txt',
        'artifacts/extra.json',
        'artifacts/qtickets_responses/test_9_9.json',
      ]);
      return { files: sealed(new Map(files).set(name, Buffer.from('{}\n'))), what: name };
    },
  },
  zipKind('the archive in another order', (files, below) => {
    const order = [...files.keys()].filter((path) => !/\.zip$|^SHA256SUMS$|^attestation/.test(path)).sort();
    const [moved] = order.splice(below(order.length), 1);
    return { order: [...order, moved ?? ''] };
  }),
  zipKind('the archive with another time', (_, below) => ({ modified: 0x58210000 + below(9) })),
  zipKind('the archive with another file mode', () => ({ mode: 0o100755 })),
  zipKind('bytes hidden in the archive', (_, below) => ({ padding: 1 + below(64) })),
  {
    name: 'one file other in the archive than in the folder',
    times: 8,
    alter: (files, random) => {
      const path = random.oneOf([...files.keys()].filter((name) => /^artifacts\/q|^audit/.test(name)));
      const inside = sealed(new Map(files).set(path, Buffer.from(`${textOf(files, path)} `)));
      const archive = [...files.keys()].find((name) => name.endsWith('.zip')) ?? '';
      return {
        files: withSums(new Map(files).set(archive, inside.get(archive) ?? Buffer.alloc(0))),
        what: path,
      };
    },
  },
  {
    name: 'the attestation altered',
    times: 10,
    alter: (files, random) => {
      const text = textOf(files, 'attestation.json');
      const words = ['PASSED', 'passedTests', 'READY', 'failedTests', 'test-result', 'sha256'].filter(
        (word) => text.includes(word),
      );
      const word = random.oneOf(words);
      const to = word === 'PASSED' ? 'FAILED' : `${word}_`;
      return {
        files: withSums(new Map(files).set('attestation.json', Buffer.from(text.replace(word, to)))),
        what: word,
      };
    },
  },
  {
    name: 'the signature altered',
    times: 8,
    alter: (files, random) => {
      if (!files.has(ENVELOPE)) return null;
      const envelope = JSON.parse(textOf(files, ENVELOPE)) as {
        payload: string;
        signatures: { sig: string }[];
      };
      const signature = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64');
      signature[random.below(signature.length)] = random.below(256);
      const changed = {
        ...envelope,
        signatures: [{ ...envelope.signatures[0], sig: signature.toString('base64') }],
      };
      if (changed.signatures[0]?.sig === envelope.signatures[0]?.sig) return null;
      return {
        files: withSums(new Map(files).set(ENVELOPE, Buffer.from(prettyJson(changed)))),
        what: 'the signature',
      };
    },
    onlyByKey: true,
  },
  {
    name: 'the signature removed',
    times: 3,
    alter: (files) => {
      if (!files.has(ENVELOPE)) return null;
      const changed = new Map(files);
      changed.delete(ENVELOPE);
      return { files: withSums(changed), what: 'unsigned now' };
    },
    onlyByKey: true,
  },
  {
    name: 'a value that no number rests on, all of it sealed and signed by another key',
    times: 12,
    alter: (files, random) => {
      const path = random.oneOf([...files.keys()].filter((name) => /test_1_\d\.json$/.test(name)));
      const content = JSON.parse(textOf(files, path)) as { exchanges: { response: { body: JsonObject } }[] };
      const orders = (content.exchanges[0]?.response.body['data'] ?? []) as JsonObject[];
      const order = random.oneOf(orders);
      order['price'] = Number(order['price'] ?? 0) + 1 + random.below(9);
      const forged = sealed(withResponse(files, path, content as unknown as JsonValue));
      return { files: signedByAnother(forged), what: `the price of order ${order['id']} in ${path}` };
    },
    onlyByKey: true,
  },
  {
    name: 'a rule check taken out everywhere, sealed and signed by another key',
    times: 5,
    alter: (files, random) => {
      const events = eventsOf(files);
      const withRules = events.filter((event) =>
        ((event['checks'] ?? []) as JsonObject[]).some(({ name }) => String(name).startsWith('rule:')),
      );
      const event = random.oneOf(withRules);
      const checks = event['checks'] as JsonObject[];
      const rule = random.oneOf(checks.filter(({ name }) => String(name).startsWith('rule:')));
      checks.splice(checks.indexOf(rule), 1);
      const audit = JSON.parse(textOf(files, 'audit.json')) as {
        entries: { id: string; scenarios: JsonObject[] }[];
      };
      const scenario = audit.entries
        .find(({ id }) => id === event['id'])
        ?.scenarios.find(({ name }) => name === event['scenario']);
      if (scenario !== undefined) scenario['checks'] = checks;
      const changed = new Map(files).set('audit.json', Buffer.from(prettyJson(audit)));
      return {
        files: signedByAnother(sealed(withEvents(changed, events))),
        what: `${rule['name']} of ${event['id']}`,
      };
    },
    onlyByKey: true,
  },
];

function zipKind(name: string, change: (files: Files, below: (limit: number) => number) => ZipChange): Kind {
  return {
    name,
    times: 4,
    alter: (files, random) => ({
      files: sealed(
        files,
        change(files, (limit) => random.below(limit)),
      ),
      what: 'the archive',
    }),
  };
}

function signedByAnother(files: Files): Files {
  if (!files.has(ENVELOPE)) return files;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const payload = files.get('attestation.json') ?? Buffer.alloc(0);
  const type = 'application/vnd.in-toto+json';
  const keyid = sum(publicKey.export({ type: 'spki', format: 'der' }));
  const sig = sign(null, preAuthEncoding(type, payload), privateKey).toString('base64');
  const envelope: JsonValue = {
    payloadType: type,
    payload: payload.toString('base64'),
    signatures: [{ keyid, sig }],
  };
  return withSums(new Map(files).set(ENVELOPE, Buffer.from(prettyJson(envelope))));
}
