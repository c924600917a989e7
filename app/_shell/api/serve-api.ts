import type { z } from 'zod';
import { scopeOfOperation } from '#core/people/token-scopes.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { requireStorableText } from '#core/shared/require-storable-text.ts';
import { asUseCase } from '#platform/traces/spans.ts';
import { requireActor } from '#usecases/context.ts';
import { readJson } from './api-body.ts';
import { apiContext } from './api-context.ts';
import { apiFailure } from './api-failure.ts';
import type { ApiOperation } from './api-operation.ts';

type RouteHandler = (
  request: Request,
  segments: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** The route handlers of a path: its operations by method, and 405 for all other methods. */
export function serveApi(...operations: readonly ApiOperation[]): Readonly<Record<Method, RouteHandler>> {
  const served = new Map(
    operations.map((operation) => [operation.method.toUpperCase(), handlerOf(operation)] as const),
  );
  const allow = [...served.keys(), ...(served.has('GET') ? ['HEAD'] : []), 'OPTIONS'].toSorted().join(', ');
  const refuse: RouteHandler = async (request) => {
    const response = apiFailure(new DomainError('request.bad-method'), request);
    response.headers.set('allow', allow);
    return response;
  };
  const options: RouteHandler = async () => new Response(null, { status: 204, headers: { allow } });
  const by = (method: string) => served.get(method) ?? refuse;
  return {
    ...{ GET: by('GET'), POST: by('POST'), PUT: by('PUT'), PATCH: by('PATCH'), DELETE: by('DELETE') },
    OPTIONS: options,
  };
}

/** The route handler of an operation: authenticate, parse, run, and answer or fail as JSON. */
function handlerOf(operation: ApiOperation): RouteHandler {
  return async (request, { params }) => {
    let personId: string | null = null;
    try {
      const segments = await params;
      const ctx = await apiContext(request, scopeOfOperation(operation, segments));
      personId = ctx.actor?.id ?? null;
      if (operation.access === 'person') requireActor(ctx);
      const input = {
        params: parseParams(operation.params, segments),
        query: parseQuery(operation.query, new URL(request.url).searchParams),
        body: operation.body === undefined ? undefined : await parseBody(operation, operation.body, request),
        request,
      };
      const answer = await asUseCase(operation.id, () =>
        operation.run(ctx, input as Parameters<ApiOperation['run']>[1]),
      );
      return Response.json(answer, { status: operation.status, headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      return apiFailure(error, request, personId);
    }
  };
}

/** Invalid path parameters name no object, so the schema's code (not found) is the answer itself. */
function parseParams(schema: z.ZodObject | undefined, params: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw new DomainError(parsed.error.issues[0]?.message ?? 'article.not-found');
}

function parseQuery(schema: z.ZodObject | undefined, search: URLSearchParams): unknown {
  if (schema === undefined) return undefined;
  const query = Object.fromEntries(search);
  requireStorableText(query);
  // Repeated parameters are ambiguous.
  const twice = Object.keys(schema.shape).filter((name) => search.getAll(name).length > 1);
  if (twice.length > 0) {
    const fieldErrors = Object.fromEntries(twice.map((name) => [name, 'field.invalid']));
    throw new DomainError('request.invalid', { fieldErrors });
  }
  return parseInput(schema, query);
}

async function parseBody(operation: ApiOperation, schema: z.ZodType, request: Request): Promise<unknown> {
  const json = await readJson(request);
  return parseInput(schema, json === undefined && operation.bodyIsOptional ? {} : json);
}
