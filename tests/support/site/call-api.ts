import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../../..');
const apiFolder = path.join(root, 'app/api/v1');

type Handler = (request: Request, segments: { params: Promise<Record<string, string>> }) => Promise<Response>;

type Route = { path: string; method: string; handler: Handler };

/** Every address of the API with its methods, as OPTIONS reports them; without the catch-all route. */
export async function apiRoutes(): Promise<Route[]> {
  const routes = await apiHandlers();
  const tellers = routes.filter(({ method }) => method === 'OPTIONS');
  const allowed = new Map(
    await Promise.all(tellers.map(async ({ path, handler }) => [path, await allowedBy(handler)] as const)),
  );
  return routes.filter(({ path, method }) => method !== 'OPTIONS' && allowed.get(path)?.has(method));
}

async function allowedBy(handler: Handler): Promise<ReadonlySet<string>> {
  const request = new Request('http://localhost', { method: 'OPTIONS' });
  const answer = await handler(request, { params: Promise.resolve({}) });
  return new Set((answer.headers.get('allow') ?? '').split(', '));
}

/** Every address with every method that has a handler, also those that refuse. */
export async function apiHandlers(): Promise<Route[]> {
  const files = readdirSync(apiFolder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('route.ts') && !file.includes('[...'),
  );
  const routes = await Promise.all(
    files.map(async (file) => {
      const exported = (await import(pathToFileURL(path.join(apiFolder, file)).href)) as Record<
        string,
        Handler
      >;
      const address = `/${path.dirname(file)}`.replaceAll('[', '{').replaceAll(']', '}');
      return Object.entries(exported).map(([method, handler]) => ({ path: address, method, handler }));
    }),
  );
  return routes.flat();
}

/** The fields of answers that tests read; each answer has some of them. */
export type ApiAnswer = {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly url: string;
  readonly name: string;
  readonly slug: string;
  readonly action: string;
  readonly deeds: readonly string[];
  readonly workState: string;
  readonly publicState: string;
  readonly body: unknown;
  readonly leftOut: readonly unknown[];
  readonly edition: unknown;
  readonly sponsor: string;
  readonly checks: readonly unknown[];
  readonly sapo: string;
  readonly caption: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
  readonly aliases: readonly string[];
  readonly abilities: Readonly<Record<string, unknown>>;
  readonly tags: readonly { readonly name: string }[];
  readonly claimedBy: { readonly name: string };
  readonly content: ApiAnswer;
  readonly story: ApiAnswer;
  readonly items: readonly ApiAnswer[];
  readonly nextCursor: string | null;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fieldErrors: Readonly<Record<string, string>>;
    readonly details: Readonly<Record<string, unknown>>;
  };
};

let routes: ReturnType<typeof apiRoutes> | undefined;

/** Calls the handler that Next would call for this address. */
export async function callApi(
  method: string,
  address: string,
  {
    token,
    json,
    body,
    headers = {},
  }: {
    token?: string;
    json?: unknown;
    body?: BodyInit;
    headers?: Record<string, string>;
  } = {},
): Promise<{ status: number; json: ApiAnswer; headers: Headers }> {
  const url = new URL(`http://localhost/api/v1${address}`);
  routes ??= apiRoutes();
  const found = (await routes)
    .map((route) => ({ ...route, params: matchPath(route.path, url.pathname.slice('/api/v1'.length)) }))
    .filter((route) => route.method === method && route.params !== null)
    // A fixed segment wins over a named one, as in Next.
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  if (!found?.params) throw new Error(`No route for ${method} ${address}`);
  const request = new Request(url, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: json === undefined ? body : JSON.stringify(json),
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit);
  const response = await found.handler(request, { params: Promise.resolve(found.params) });
  return { status: response.status, json: (await response.json()) as ApiAnswer, headers: response.headers };
}

function matchPath(pattern: string, address: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const input = address.split('/');
  if (wanted.length !== input.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(input[index] ?? '');
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) params[name] = value;
    else if (part !== value) return null;
  }
  return params;
}
