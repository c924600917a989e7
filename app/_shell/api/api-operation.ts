import type { z } from 'zod';
import type { Context } from '#usecases/context.ts';

/** What an operation is given, each part parsed by its schema; `request` for what is read as a stream. */
type Input<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B; readonly request: Request };

/** One method of one address of the API: how it is called, what it answers, and what it does. */
export type ApiOperation = {
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/api/v1`, as OpenAPI writes it. */
  readonly path: string;
  readonly summary: string;
  /** `person`: only with a token, or signed in; `anyone`: without either too. */
  readonly access: 'anyone' | 'person';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A body that may be left out. */
  readonly bodyIsOptional?: true;
  /** A multipart form instead of JSON, for the document only: the operation reads the stream itself. */
  readonly form?: z.ZodObject;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  /** Codes that a caller should know of, besides those that every operation has. */
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
