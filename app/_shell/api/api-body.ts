import { keptBodyMaxBytes } from '#core/document/body.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { requireStorableText } from '#core/shared/require-storable-text.ts';
import { readLimited } from '#platform/ssrf/read-limited.ts';

/** The largest JSON that is read, in bytes: a story of a million and what stands around it. */
export const jsonMaxBytes = 1_500_000;
/** The same of a text that is kept because it can't be saved. */
export const keptJsonMaxBytes = keptBodyMaxBytes + 500_000;

/**
 * The JSON of a request; undefined where it has no body. Throws `body.too-large` {maxBytes} before more is read,
 * `request.unsupported-type`, `request.invalid-json`, `request.invalid` for text that can't be kept.
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

/** The fields of what one of our own screens sent; none where it is no object, and the use case says what is missing. */
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
