import { groupBy } from '../common/group-by.ts';
import type { SchemaFile } from '../json-schema/schema-files.ts';
import type { JsonObject } from '../model/json.ts';
import { PARTNERS, REST } from './api-of.ts';
import { answersInPart } from './batches.ts';
import { bundleSchemas } from './bundle-schemas.ts';
import type { DocumentSource } from './document-source.ts';
import { generatorForm } from './generator-form.ts';
import { operationObject, pathParameters, tagOf } from './operation-object.ts';
import { type Operation, operationsOf } from './operations.ts';
import { errorResponses } from './responses.ts';
import { webhookSchemas, webhooks } from './webhooks.ts';

const DESCRIPTION = `The calls that QTickets documents for its REST API and its Partners API, and its webhooks.

Written by \`npm run openapi\` from the documented calls, the cases of the contract suite and their schemas: a description by
the authors of the suite, not by the vendor. Bodies of requests are inferred from the documented examples, which are invented;
more fields than shown are taken. Answers are what the suite checks.`;

/** The OpenAPI 3.1 document of the documented calls. AuditError SCHEMA_INVALID when a case names a schema that is not there. */
export function openapiDocument({ calls, schemaFiles, origin, version }: DocumentSource): JsonObject {
  const operations = operationsOf(calls);
  const hooks = webhookSchemas(schemaFiles);
  const bundled = bundleSchemas(schemaFiles, schemaNames(operations, schemaFiles, hooks));
  const schemas = generatorForm({ ...bundled, ...answersInPart(calls, bundled) });
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'QTickets API',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      { url: origin, description: 'QTickets' },
      // A server with a variable would be a path with a parameter to tools that match addresses as routers do.
      { url: 'http://127.0.0.1:8787', description: 'The simulator: npm run simulator' },
    ],
    tags: tags(operations, hooks),
    paths: paths(operations, schemas),
    ...(hooks.length === 0 ? {} : { webhooks: webhooks(hooks, schemas) }),
    components: {
      securitySchemes: {
        [REST.scheme]: bearer('Token of the REST API, made in the back office.'),
        [PARTNERS.scheme]: bearer('Key of the Partners API, issued by support. REST tokens do not open it.'),
      },
      responses: errorResponses(schemas),
      schemas,
    },
  };
}

function schemaNames(
  operations: readonly Operation[],
  files: readonly SchemaFile[],
  hooks: readonly string[],
): string[] {
  const parameters = new Set(
    operations.flatMap(({ calls }) => calls.flatMap(({ params }) => Object.keys(params))),
  );
  return [
    ...operations.flatMap(({ api, calls }) => [api.errorSchema, ...calls.map(({ schema }) => schema)]),
    ...hooks,
    // A parameter has the schema of its name, where there is one.
    ...files.map(({ name }) => name).filter((name) => parameters.has(name.toUpperCase())),
  ];
}

function paths(operations: readonly Operation[], schemas: JsonObject): JsonObject {
  const byPath = groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, group]) => {
      const parameters = pathParameters(group, schemas);
      const methods = group.map((operation) => [
        operation.method.toLowerCase(),
        operationObject(operation, schemas),
      ]);
      return [path, { ...(parameters.length === 0 ? {} : { parameters }), ...Object.fromEntries(methods) }];
    }),
  );
}

function tags(operations: readonly Operation[], hooks: readonly string[]): JsonObject[] {
  const own = operations.map((operation) => ({
    name: tagOf(operation),
    description: `Calls below ${operation.path.split('/').slice(0, 5).join('/')}.`,
  }));
  const unique = [...new Map(own.map((tag) => [tag.name, tag])).values()];
  const ofHooks = {
    name: 'Webhooks',
    description: 'What QTickets sends to the address set in its back office.',
  };
  return hooks.length === 0 ? unique : [...unique, ofHooks];
}

function bearer(description: string): JsonObject {
  return { type: 'http', scheme: 'bearer', description };
}
