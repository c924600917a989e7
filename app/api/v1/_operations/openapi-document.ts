import { z } from 'zod';
import type { ApiOperation } from '#app/_shell/api/api-operation.ts';
import { scopeOfOperation } from '#core/people/token-scopes.ts';
import { errorStatus } from '#core/shared/error-status.ts';
import { ALL_OPERATIONS } from './all-operations.ts';

type Json = Record<string, unknown>;

const failure = z.object({
  error: z.object({
    code: z.string().meta({ description: 'Stable; never translated.' }),
    message: z.string().meta({ description: 'For people, in the language of Accept-Language.' }),
    fieldErrors: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'An error code for each invalid field.' }),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** The OpenAPI 3.1 document, generated from the schemas with which the operations parse. */
export function openApiDocument(siteUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of ALL_OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Toasoan API',
      version: '1',
      description:
        'Write, approve, publish and read. `npm run newsroom -- token create` makes a bearer token. ' +
        'Each operation names the scope that a token needs; an action that publishes needs `publish`, ' +
        '`kill` and `take-down` need `withdraw`.',
    },
    servers: [{ url: `${siteUrl}/api/v1` }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Failure: schemaOf(failure, 'output') },
    },
  };
}

function describe(operation: ApiOperation): Json {
  const { id, summary, access, params, query, status, answer } = operation;
  return {
    operationId: id,
    summary,
    security: access === 'person' ? [{ token: [scopeOfOperation(operation, undefined)] }] : [],
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...requestBodyOf(operation),
    responses: {
      [status]: {
        description: summary,
        content: { 'application/json': { schema: schemaOf(answer, 'output') } },
      },
      ...failuresOf(operation),
    },
  };
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function requestBodyOf({ body, form, bodyIsOptional }: ApiOperation): Json {
  if (form)
    return {
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: schemaOf(form, 'input') } },
      },
    };
  if (!body) return {};
  return {
    requestBody: {
      required: !bodyIsOptional,
      content: { 'application/json': { schema: schemaOf(body, 'input') } },
    },
  };
}

/** The error codes of an operation by status, including those common to all. */
function failuresOf({ access, query, body, form, errors }: ApiOperation): Record<string, Json> {
  const always = [
    'request.too-many',
    'auth.invalid-token',
    'token.missing-scope',
    ...(access === 'person' ? ['auth.required'] : []),
    ...(query || body || form ? ['request.invalid'] : []),
    ...(body ? ['request.invalid-json', 'body.too-large'] : []),
    ...(body || form ? ['request.unsupported-type'] : []),
  ];
  const byStatus = Map.groupBy(new Set([...always, ...errors]), errorStatus);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.toSorted().join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    ]),
  );
}

/** Recursive schemas keep their definitions inside, which OpenAPI 3.1 allows. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
