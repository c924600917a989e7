import type { z } from 'zod';
import type { Context } from '#usecases/context.ts';

/** The input of an operation, each part parsed by its schema. `request` is for streamed bodies. */
type Input<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B; readonly request: Request };

/** One method of one API path: its input, its answers and its work. */
export type ApiOperation = {
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/api/v1`, in OpenAPI notation. */
  readonly path: string;
  readonly summary: string;
  /** `person`: requires a token or a session; `anyone`: allows anonymous requests. */
  readonly access: 'anyone' | 'person';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is optional. */
  readonly bodyIsOptional?: true;
  /** A multipart form instead of JSON. Only for the document: the operation parses the stream itself. */
  readonly form?: z.ZodObject;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  /** Error codes of this operation, besides those common to all. */
  readonly errors: readonly string[];
  readonly run: (ctx: Context, input: Input<never, never, never>) => Promise<unknown>;
};

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;

/** Ties the schemas of an operation to the types that its `run` gets. */
export function apiOperation<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  operation: Omit<ApiOperation, 'params' | 'query' | 'body' | 'run'> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly run: (ctx: Context, input: Input<Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<unknown>;
  },
): ApiOperation {
  return operation as ApiOperation;
}
