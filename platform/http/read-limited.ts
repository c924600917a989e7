import { DomainError } from '#core/shared/domain-error.ts';

/**
 * Reads a stream to its end. Throws `code` with {maxBytes} as soon as it exceeds `maxBytes`, without reading
 * the rest.
 */
export async function readLimited(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { maxBytes, code }: { maxBytes: number; code: string },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new DomainError(code, { maxBytes });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
