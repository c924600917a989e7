import fc from '#tests/support/fast-check.ts';

/** One request: an operation of the document with all its inputs. */
export type FuzzedCall = {
  readonly operation: DocumentedOperation;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

/** An operation as the OpenAPI document describes it. */
export type DocumentedOperation = {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[];
  readonly body: Schema | null;
  readonly isForm: boolean;
  /** The documented error codes, by status. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
};

/** Existing values: tokens of people, and ids by the first part of an address. */
export type Known = {
  readonly tokens: readonly string[];
  readonly ids: Readonly<Record<string, readonly string[]>>;
};

type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
};

type Responses = Record<string, { description: string }>;

/** The operations of a document, each with its inputs and its possible answers. */
export function documentedOperations(document: Record<string, unknown>): DocumentedOperation[] {
  const paths = document.paths as Record<string, Record<string, Record<string, unknown>>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const content = (described.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)
        ?.content;
      return {
        method: method.toUpperCase(),
        path,
        parameters: described.parameters as DocumentedOperation['parameters'],
        body: content?.['application/json']?.schema ?? null,
        isForm: content?.['multipart/form-data'] !== undefined,
        codes: Object.fromEntries(
          Object.entries(described.responses as Responses).map(([status, { description }]) => [
            status,
            description.split(', '),
          ]),
        ),
      };
    }),
  );
}

/** Texts that have broken other programs. */
const ODD_TEXTS = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1e309',
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    "'",
    '"',
    '\\',
    '%',
    '%00',
    '%s%n',
    "' or 1=1 --",
    '#{7*7}',
    '{{7*7}}',
    '../../etc/passwd',
    '\r\nx-a: b',
  ],
  ...[
    '\u0000',
    '\u202egnp.exe',
    '\u200b\ufeff',
    'e\u0301'.repeat(40),
    '👩‍👩‍👧‍👦'.repeat(30),
    '\ud800',
    'ﷺ'.repeat(50),
  ],
  ...[
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '9'.repeat(400),
    'ă'.repeat(20_000),
    '-',
    '..',
    '2026-02-30',
  ],
  ...[
    '2026-13-45T99:99:99Z',
    '9999-12-31T23:59:59Z',
    '9999-12-31T23:59:59-23:59',
    '0000-01-01',
    '1e3',
    '0000-01-01T00:00:00Z',
    'eyJpZCI6MX0',
    'bm90IGEgY3Vyc29y',
  ],
];
const ODD_VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    0.5,
    1e308,
    Number.MAX_SAFE_INTEGER + 2,
    -0,
    [],
    {},
    [[]],
    [null],
    { a: { b: { c: 1 } } },
  ],
  ...[
    Array.from({ length: 500 }, () => 'x'),
    { toString: 1 },
    { length: -1 },
    { $ne: null },
    { type: 'doc' },
  ],
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'),
  { type: 'doc', schema: 2, content: [{ type: 'paragraph', content: [{ type: 'text', text: 1 }] }] },
];
const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);
const oddValue = fc.oneof(fc.constantFrom(...ODD_VALUES), oddText, fc.jsonValue({ maxDepth: 4 }));

/** Calls of these operations: valid, nearly valid, and absurd. */
export function fuzzedCalls(
  operations: readonly DocumentedOperation[],
  known: Known,
): fc.Arbitrary<FuzzedCall> {
  return fc.constantFrom(...operations).chain((operation) =>
    fc
      .record({
        address: addressOf(operation, known),
        authorization: authorizationOf(known),
        sent: bodyOf(operation, known),
      })
      .map(({ address, authorization, sent: { body, type } }) => ({
        operation,
        address,
        body,
        headers: {
          ...(authorization !== null && { authorization }),
          ...(type !== null && { 'content-type': type }),
        },
      })),
  );
}

function authorizationOf({ tokens }: Known): fc.Arbitrary<string | null> {
  const good = fc.constantFrom(...tokens).map((token) => `Bearer ${token}`);
  const bad = fc.constantFrom(
    null,
    '',
    'Bearer',
    'Bearer x',
    'Basic YTpi',
    `Bearer ${'x'.repeat(9_000)}`,
    `${tokens[0]}`,
  );
  return fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: bad });
}

function addressOf({ path, parameters }: DocumentedOperation, known: Known): fc.Arbitrary<string> {
  const kind = path.split('/')[1] ?? '';
  const segments = parameters.filter((parameter) => parameter.in === 'path');
  const queries = parameters.filter((parameter) => parameter.in === 'query');
  return fc
    .record({
      open: fc.tuple(...segments.map(({ name, schema }) => segmentOf(kind, name, schema, known))),
      query: fc.tuple(...queries.map((parameter) => queryOf(parameter, known))),
    })
    .map(({ open, query }) => {
      const at = segments.reduce(
        (left, { name }, index) => left.replace(`{${name}}`, encoded(open[index] ?? '')),
        path,
      );
      const asked = query.flatMap((value, index) =>
        value === null ? [] : [`${queries[index]?.name}=${encoded(value)}`],
      );
      return asked.length === 0 ? at : `${at}?${asked.join('&')}`;
    });
}

function segmentOf(kind: string, name: string, schema: Schema, known: Known): fc.Arbitrary<string> {
  const of = known.ids[name] ?? known.ids[kind] ?? [];
  const meant = of.length > 0 ? fc.constantFrom(...of) : textOf(schema, known);
  return fc.oneof(
    { weight: 8, arbitrary: schema.enum ? fc.constantFrom(...schema.enum.map(String)) : meant },
    { weight: 1, arbitrary: anyId(known) },
    // Dots alone would name another address.
    { weight: 1, arbitrary: oddText.filter((text) => !/^\.{1,2}$/.test(text)) },
  );
}

function queryOf(
  { required, schema }: DocumentedOperation['parameters'][number],
  known: Known,
): fc.Arbitrary<string | null> {
  return fc.oneof(
    { weight: required ? 0 : 6, arbitrary: fc.constant(null) },
    { weight: 6, arbitrary: valueFor(schema, known, 0).map(asText) },
    { weight: 1, arbitrary: oddText },
  );
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
/** An address cannot hold half a surrogate pair. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed());

type Sent = { readonly body: string | undefined; readonly type: string | null };

function bodyOf({ body, isForm, method }: DocumentedOperation, known: Known): fc.Arbitrary<Sent> {
  if (method === 'GET') return fc.constant({ body: undefined, type: null });
  const json = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Sent> =>
    value.map((sent) => ({ body: JSON.stringify(sent), type: 'application/json' }));
  const broken = fc.record({
    body: fc.constantFrom(
      '',
      '{',
      '{"a":}',
      'null',
      '[',
      '['.repeat(20_000),
      '{"a":'.repeat(3_000),
      '\ufeff{}',
      'a=b',
      'NaN',
    ),
    type: fc.constantFrom(
      'application/json',
      'text/plain',
      'application/json; charset=utf-7',
      'multipart/form-data',
      'x',
    ),
  });
  if (isForm) {
    const form = fc.record({
      body: oddText.map(
        (text) =>
          `--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n${text}\r\n--x--`,
      ),
      type: fc.constant('multipart/form-data; boundary=x'),
    });
    return fc.oneof(form, broken);
  }
  if (body === null) return fc.oneof(fc.constant({ body: undefined, type: null }), broken);
  const meant = valueFor(body, known, 0);
  return fc.oneof(
    { weight: 8, arbitrary: json(meant) },
    {
      weight: 4,
      arbitrary: json(fc.tuple(meant, fc.nat(), oddValue).map(([value, at, odd]) => withOdd(value, at, odd))),
    },
    { weight: 1, arbitrary: json(oddValue) },
    { weight: 1, arbitrary: broken },
  );
}

/** The same value with one of its parts, at that place, replaced by an odd value. */
function withOdd(value: unknown, at: number, odd: unknown): unknown {
  const places = placesIn(value, []);
  const place = places[at % places.length] ?? [];
  const replace = (node: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return odd;
    const copy: Record<string, unknown> = Array.isArray(node)
      ? ([...node] as never)
      : { ...(node as object) };
    copy[key] = replace(copy[key], rest);
    return copy;
  };
  return replace(value, place);
}

function placesIn(value: unknown, here: readonly string[]): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...here, key]))];
}

/** Values that a schema allows, as far as the schema is specific. */
function valueFor(schema: Schema, known: Known, depth: number): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => valueFor(each, known, depth + 1)));
  if (schema.type === 'string') return textOf(schema, known);
  if (schema.type === 'integer' || schema.type === 'number') {
    const [min, max] = [Math.max(schema.minimum ?? 0, -1e6), Math.min(schema.maximum ?? 1_000, 1e6)];
    return schema.type === 'integer'
      ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
      : fc.double({ min, max, noNaN: true });
  }
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'array')
    return fc.array(valueFor(schema.items ?? {}, known, depth + 1), { maxLength: depth > 3 ? 1 : 3 });
  if (schema.type === 'object') return objectOf(schema, known, depth);
  return fc.jsonValue({ maxDepth: 2 });
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  known: Known,
  depth: number,
): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, valueFor(part, known, depth + 1)]),
  );
  return fc.record(parts, { requiredKeys: [...required] as never[] });
}

function textOf({ format, maxLength = 60 }: Schema, known: Known): fc.Arbitrary<string> {
  if (format === 'uuid') return anyId(known);
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (format === 'date')
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
  const words = fc.constantFrom(
    'Lũ lên nhanh ở thượng nguồn',
    'the-gioi',
    'kinh-te',
    'Giá lúa',
    'AI',
    'home',
    '1',
    'week',
  );
  return fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, 80) }));
}

function anyId({ ids }: Known): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Object.values(ids).flat()) },
    { weight: 1, arbitrary: fc.uuid({ version: 7 }) },
  );
}
