import { storedBodyMaxBytes } from '#core/document/body.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { requireStorableText } from '#core/shared/require-storable-text.ts';
import { readLimited } from '#platform/http/read-limited.ts';

/** The largest accepted JSON in bytes: a story of a million, and the other fields. */
export const jsonMaxBytes = 1_500_000;
/** The same for a fork: a text that cannot be saved as a version. */
export const storedJsonMaxBytes = storedBodyMaxBytes + 500_000;

/**
 * Parses the JSON of a request; undefined without a body. Throws `body.too-large` {maxBytes} without reading
 * the rest, `request.unsupported-type`, `request.invalid-json`, and `request.invalid` for text that
 * PostgreSQL cannot store.
 */
export async function readJson(request: Request, maxBytes = jsonMaxBytes): Promise<unknown> {
  if (request.body === null) return undefined;
  if (Number(request.headers.get('content-length')) > maxBytes) {
    throw new DomainError('body.too-large', { maxBytes });
  }
  const bytes = await readLimited(request.body, { maxBytes, code: 'body.too-large' });
  if (bytes.byteLength === 0) return undefined;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !type.endsWith('+json'))
    throw new DomainError('request.unsupported-type');
  const value = parse(bytes);
  requireStorableText(value);
  return value;
}

/**
 * The fields of a request from our own screens. Empty if the JSON is not an object; the use case then reports
 * missing fields.
 */
export async function readFields(
  request: Request,
  maxBytes = jsonMaxBytes,
): Promise<Record<string, unknown>> {
  const json = await readJson(request, maxBytes);
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : {};
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new DomainError('request.invalid-json');
  }
}
