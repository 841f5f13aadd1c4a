import harValidator, { type PostmanValidator } from '@har-sdk/validator';
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { BenchCall } from '../../bench/bench-call.ts';
import { nameOf } from '../../bench/peer.ts';
import { brunoCollection } from '../../bench/tools/bruno.ts';
import { apiBlueprint } from '../../bench/tools/dredd.ts';
import { benchCollection } from '../../bench/tools/newman.ts';
import { stepciWorkflow } from '../../bench/tools/stepci.ts';
import { work } from './bench-work.ts';

// What a format says of a call, in the words of `BenchCall`; the schema of its answer stands for its name.
type Said = Omit<BenchCall, 'id' | 'title' | 'schema'> & { name: string; schema: JsonValue };

const planned: Said[] = work.calls.map(({ id, title, schema, ...call }) => ({
  ...call,
  name: nameOf({ id, title } as BenchCall),
  schema: work.schemas[schema] ?? null,
}));

interface Item {
  name: string;
  event: [{ script: { exec: string[] } }];
  protocolProfileBehavior?: { disableBodyPruning: boolean };
  request: {
    method: BenchCall['method'];
    header: { key: string; value: string }[];
    url: { raw: string };
    body?: { raw: string };
  };
}

test('the Postman collection holds by its schema and says every call', async () => {
  const collection = benchCollection(work);
  // CommonJS, whose names Node does not see.
  const validator = new harValidator.PostmanValidator();
  const checked = structuredClone(collection) as unknown as Parameters<PostmanValidator['verify']>[0];
  expect(await validator.verify(checked)).toEqual([]);
  const items = collection['item'] as unknown as Item[];
  const said = items.map(({ name, event: [{ script }], request: { method, header, url, body } }) => {
    const [status = '', schema = ''] = script.exec;
    return {
      name,
      method,
      path: url.raw.replace('{{restUrl}}', '/api/rest/v1').replace('{{partnersUrl}}', '/api/partners/v1'),
      headers: Object.fromEntries(header.map(({ key, value }) => [key, value])),
      ...(body === undefined ? {} : { body: JSON.parse(body.raw) as JsonValue }),
      status: Number(/have\.status\((\d+)\)/.exec(status)?.[1]),
      schema: JSON.parse(/jsonSchema\((.*)\)\);$/.exec(schema)?.[1] ?? 'null') as JsonValue,
    };
  });
  expect(said).toEqual(planned);
  const pruned = items.filter(
    ({ request, protocolProfileBehavior }) =>
      request.method === 'GET' && request.body !== undefined && !protocolProfileBehavior?.disableBodyPruning,
  );
  expect(pruned).toEqual([]);
});

test('the Bruno collection has a file for every call, whose blocks end where they should', () => {
  const { 'bruno.json': head, 'environments/bench.bru': environment, ...requests } = brunoCollection(work);
  expect(JSON.parse(head ?? '')).toMatchObject({ type: 'collection' });
  expect(environment).toContain('url: ');
  const said = Object.keys(requests)
    .sort()
    .map((file): Said => {
      const blocks = blocksOf(requests[file] ?? '');
      const method =
        ['get', 'post', 'put', 'patch', 'delete'].find((name) => blocks[name] !== undefined) ?? '';
      const body = blocks['body:json'];
      const [status = '', schema = ''] = blocks['tests'] ?? [];
      return {
        name: fieldOf(blocks['meta'], 'name'),
        method: method.toUpperCase() as BenchCall['method'],
        path: fieldOf(blocks[method], 'url').replace('{{url}}', ''),
        headers: Object.fromEntries((blocks['headers'] ?? []).map((line) => line.split(/: (.*)/, 2))),
        ...(body === undefined ? {} : { body: JSON.parse(body.join('\n')) as JsonValue }),
        status: Number(/equal\((\d+)\)/.exec(status)?.[1]),
        schema: JSON.parse(/jsonSchema\((.*)\)\);$/.exec(schema)?.[1] ?? 'null') as JsonValue,
      };
    });
  expect(said).toEqual(planned);
});

test('the API Blueprint says every call, and no name ends before its time', () => {
  const resources = apiBlueprint(work).split(/^## /m).slice(1);
  const said = resources.map((text) => {
    const [, name, path] = /^([^[\]()]+) \[(.+)\]\n/.exec(text) ?? [];
    const section = (title: string) => {
      const [, lines] = new RegExp(`^ {4}\\+ ${title}\\n\\n((?: {12}.*\\n)+)`, 'm').exec(text) ?? [];
      return lines?.trim().split(/\n\s*/);
    };
    const headers = (section('Headers') ?? []).map((line) => line.split(/: (.*)/, 2));
    const [, type = ''] = /^\+ Request \((.+)\)$/m.exec(text) ?? [];
    const body = section('Body')?.[0];
    return {
      name,
      path,
      method: /^### \S+ \[(\w+)\]$/m.exec(text)?.[1],
      headers: { ...Object.fromEntries(headers), 'Content-Type': type },
      ...(body === undefined ? {} : { body: JSON.parse(body) as JsonValue }),
      status: Number(/^\+ Response (\d+)/m.exec(text)?.[1]),
      schema: JSON.parse(section('Schema')?.[0] ?? 'null') as JsonValue,
    };
  });
  expect(said).toEqual(planned.map((call) => ({ ...call, name: call.name.replace(/[()]/g, '') })));
});

test('the Step CI workflow says every call, and its schemas are in it', () => {
  const workflow = stepciWorkflow(work) as unknown as {
    tests: Record<
      string,
      { steps: [{ name: string; http: Record<string, JsonValue> & { url: string; check: JsonObject } }] }
    >;
    definitions: JsonObject;
  };
  const said = Object.values(workflow.tests).map(({ steps: [{ name, http }] }) => {
    const { url, json, check, ...call } = http;
    return {
      name,
      path: url.slice(url.indexOf('}}') + 2),
      ...call,
      ...(json === undefined ? {} : { body: json }),
      status: check['status'],
    };
  });
  expect(said).toEqual(planned.map(({ schema, ...call }) => call));
  const refs = [...JSON.stringify(workflow).matchAll(/"#\/definitions\/([\w-]+)/g)].map(
    ([, name]) => name ?? '',
  );
  expect(refs.length).toBeGreaterThan(work.calls.length);
  expect(refs.filter((name) => workflow.definitions[name] === undefined)).toEqual([]);
});

function blocksOf(text: string): Record<string, string[]> {
  const found = [...text.matchAll(/^(\S+) \{\n((?: {2}.*\n)*)\}$/gm)];
  return Object.fromEntries(
    found.map(([, name = '', lines = '']) => [
      name,
      lines
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(2)),
    ]),
  );
}

function fieldOf(lines: readonly string[] | undefined, key: string): string {
  const line = lines?.find((candidate) => candidate.startsWith(`${key}: `)) ?? '';
  return line.slice(key.length + 2);
}
