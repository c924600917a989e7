import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import busboy from 'busboy';
import { uploadMaxBytes } from '#core/media/upload-limits.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { requireStorableText } from '#core/shared/require-storable-text.ts';
import type { ReceivedFile } from '#platform/storage/received-file.ts';
import { receiveUpload } from '#usecases/media/upload-media.ts';

/** Bytes allowed in the form besides the file. */
const formOverheadBytes = 64 * 1024;
const words = ['caption', 'credit', 'alt', 'inLibrary'] as const;

export type Upload = {
  file: ReceivedFile;
  filename: string;
  declaredType: string;
} & Partial<Record<(typeof words)[number], string>>;

/**
 * Reads the picture and its fields from a multipart form. Stops at the first byte over the limit. Throws
 * `media.too-large` {maxBytes}, `request.unsupported-type`, `request.invalid-multipart`, and
 * `request.invalid` without a file.
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
  const sent: { claim?: Pick<Upload, 'filename' | 'declaredType'>; file?: Promise<ReceivedFile> } = {};
  const fields: Partial<Record<(typeof words)[number], string>> = {};
  const read = new Promise<void>((resolve, reject) => {
    form.on('file', (name, stream, { filename, mimeType }) => {
      if (name !== 'file' || sent.file !== undefined) {
        stream.resume();
        return;
      }
      // The error is handled by the reader of the stream, which starts a moment later.
      stream.on('error', () => {});
      sent.claim = { filename: filename ?? '', declaredType: mimeType };
      sent.file = receiveUpload(stream);
      sent.file.catch(reject);
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
  try {
    await read;
    requireStorableText(fields);
    if (sent.claim === undefined || sent.file === undefined)
      throw new DomainError('request.invalid', { fieldErrors: { file: 'field.required' } });
    return { ...fields, ...sent.claim, file: await sent.file };
  } catch (error) {
    // The form is truncated after the file, so the received file is deleted.
    form.destroy();
    await sent.file?.then(({ forget }) => forget()).catch(() => {});
    throw error;
  }
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
