import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import busboy from 'busboy';
import { uploadMaxBytes } from '#core/media/upload-limits.ts';
import { demandStorableText } from '#core/shared/demand-storable-text.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { readLimited } from '#platform/read-limited.ts';

/** What may stand around the file in a form, in bytes. */
const formOverheadBytes = 64 * 1024;
const words = ['caption', 'credit', 'alt'] as const;

export type Upload = {
  file: Uint8Array;
  filename: string;
  declaredType: string;
} & Partial<Record<(typeof words)[number], string>>;

/**
 * The picture and its words in a multipart form. Reading ends with the first byte too many, whatever the rest of
 * the form holds. Throws `media.too-large` {maxBytes}, `request.unsupported-type`, `request.invalid-multipart`,
 * `request.invalid` where there is no file.
 */
export async function readUpload(request: Request): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type) || request.body === null) {
    throw new DomainError('request.unsupported-type');
  }
  if (Number(request.headers.get('content-length')) > uploadMaxBytes + formOverheadBytes) {
    throw new DomainError('media.too-large', { maxBytes: uploadMaxBytes });
  }
  const source = Readable.fromWeb(request.body as NodeWebStream);
  try {
    return await readForm(source, type);
  } finally {
    source.destroy();
  }
}

async function readForm(source: Readable, contentType: string): Promise<Upload> {
  const form = openForm(contentType);
  let file: Promise<Omit<Upload, (typeof words)[number]>> | null = null;
  const fields: Partial<Record<(typeof words)[number], string>> = {};
  await new Promise<void>((resolve, reject) => {
    form.on('file', (name, stream, info) => {
      if (name !== 'file' || file !== null) {
        stream.resume();
        return;
      }
      file = readLimited(stream, { maxBytes: uploadMaxBytes, code: 'media.too-large' }).then((bytes) => ({
        file: bytes,
        filename: info.filename ?? '',
        declaredType: info.mimeType,
      }));
      file.catch(reject);
    });
    form.on('field', (name, value) => {
      const word = words.find((each) => each === name);
      if (word) fields[word] = value;
    });
    form.on('close', resolve);
    form.on('error', () => reject(new DomainError('request.invalid-multipart')));
    source.on('error', () => reject(new DomainError('request.invalid-multipart')));
    source.pipe(form);
  });
  if (file === null) throw new DomainError('request.invalid', { fieldErrors: { file: 'field.required' } });
  demandStorableText(fields);
  return { ...(await (file as Promise<Upload>)), ...fields };
}

function openForm(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 10, fieldSize: 8 * 1024, parts: 20 },
    });
  } catch {
    throw new DomainError('request.invalid-multipart');
  }
}
