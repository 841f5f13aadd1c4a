import type { SchemaFile } from '../json-schema/schema-files.ts';
import { objectsIn } from '../json-schema/schema-places.ts';
import type { JsonObject } from '../model/json.ts';
import { componentRef } from './bundle-schemas.ts';
import { schemaForm } from './generator-form.ts';

const PREFIX = 'webhook-';

/**
 * Names of the schemas that describe the body of a webhook: `webhook-created`. Those of parts of a body begin like them,
 * but another schema refers to them.
 */
export function webhookSchemas(files: readonly SchemaFile[]): string[] {
  const referredTo = new Set(
    files.flatMap((file) =>
      objectsIn(file.schema).flatMap(({ $ref }) =>
        typeof $ref === 'string' ? (new URL($ref, file.id).href.split('#')[0] ?? []) : [],
      ),
    ),
  );
  return files
    .filter(({ name, id }) => name.startsWith(PREFIX) && !referredTo.has(id))
    .map(({ name }) => name)
    .sort();
}

/** The `webhooks` section: one for each of these schemas, named after its event type (QTickets Webhooks docs). */
export function webhooks(names: readonly string[], schemas: JsonObject): JsonObject {
  return Object.fromEntries(
    names.map((name) => {
      const event = name.slice(PREFIX.length);
      return [event, { post: webhook(event, name, schemas[name]) }];
    }),
  );
}

function webhook(event: string, name: string, schema: JsonObject[string] | undefined): JsonObject {
  const { title = name, description = '' } = schema as { title?: string; description?: string };
  return {
    operationId: `webhook${event.charAt(0).toUpperCase()}${event.slice(1)}`,
    summary: title,
    ...(description === '' ? {} : { description }),
    tags: ['Webhooks'],
    security: [],
    parameters: [
      header('X-Event-Type', { const: event }, true),
      header('X-Model-Name', { const: 'Order' }, true),
      {
        ...header('X-Signature', { type: 'string', pattern: '^[0-9a-fA-F]{40}$' }, false),
        description:
          'HMAC-SHA1 of the raw body with the secret of the back office, where the secret is optional. It does not cover ' +
          'the headers, and nothing in it tells a repeated webhook from a new one.',
      },
    ],
    requestBody: { required: true, content: { 'application/json': { schema: componentRef(name) } } },
    responses: {
      '200': {
        description:
          'Taken. After any other status QTickets tries again, up to 10 times in about 50 minutes.',
      },
      '403': { description: 'Refused: the signature is not that of the body.' },
    },
  };
}

function header(name: string, schema: JsonObject, required: boolean): JsonObject {
  return { name, in: 'header', required, schema: schemaForm(schema, {}) };
}
