import { expect, test } from 'vitest';
import { readSchemaFiles } from '../../../src/json-schema/schema-files.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { openapiDocument } from '../../../src/openapi/openapi-document.ts';
import { webhookSchemas } from '../../../src/openapi/webhooks.ts';
import { WEBHOOK_EVENT_TYPES } from '../../../src/webhooks/verify-webhook.ts';
import { inSchemaFolder } from '../json-schema/schema-folder.ts';
import { source } from './source.ts';

test('each event type of the vendor has its webhook', () => {
  const { webhooks } = openapiDocument(source);
  expect(Object.keys(webhooks as JsonObject)).toEqual([...WEBHOOK_EVENT_TYPES].sort());
});

test('parts of a body are no webhooks', () => {
  const files = inSchemaFolder(
    {
      'webhook-payed': { $ref: 'webhook-order.schema.json' },
      'webhook-order': { properties: { rest: { $ref: 'webhook-rest.schema.json#/properties/x' } } },
      'webhook-rest': {},
      order: {},
    },
    readSchemaFiles,
  );
  expect(webhookSchemas(files)).toEqual(['webhook-payed']);
});

test('without schemas of webhooks there is no such section, and no tag for it', () => {
  const schemaFiles = source.schemaFiles.filter(({ name }) => !name.startsWith('webhook-'));
  const document = openapiDocument({ ...source, schemaFiles });
  expect(document).not.toHaveProperty('webhooks');
  expect(JSON.stringify(document['tags'])).not.toContain('Webhooks');
});
