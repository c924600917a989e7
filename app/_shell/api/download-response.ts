import { Readable } from 'node:stream';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { ActorContext } from '#usecases/context.ts';
import { readForm } from '../actions/read-form.ts';
import { currentSession } from '../session/session.ts';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};
/** Without it a spreadsheet decodes Vietnamese letters wrongly. */
const byteOrderMark = '\uFEFF';

/**
 * Streams the lines of a use case as a download. The form field `format` selects the format. A person without
 * access gets a 404.
 */
export async function downloadResponse(
  request: Request,
  name: string,
  linesOf: (ctx: ActorContext, input: Record<string, string>) => Promise<AsyncIterable<string>>,
): Promise<Response> {
  const session = await currentSession();
  if (session === null) return new Response(null, { status: 401 });
  const input = await fieldsOf(request);
  if (input === null) return new Response(null, { status: 400 });
  const format = input.format === 'csv' ? 'csv' : 'jsonl';
  try {
    const lines = await linesOf(session.ctx, { ...input, format });
    const day = dayOf(session.ctx.now(), session.ctx.site.timeZone);
    return new Response(Readable.toWeb(Readable.from(bytesOf(lines, format))) as ReadableStream, {
      headers: {
        'content-type': TYPES[format] ?? '',
        'content-disposition': `attachment; filename="${name}-${day}.${format}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // The screen requests reauthentication before it sends the form, but the proof expired in between.
    if (error.code === 'auth.reauthenticate') return new Response(error.code, { status: 401 });
    return new Response(null, { status: error.code === 'request.invalid' ? 400 : 404 });
  }
}

/** The text fields of a form; null if there is no form. */
async function fieldsOf(request: Request): Promise<Record<string, string> | null> {
  try {
    const words = [...(await readForm(request))].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return Object.fromEntries(words);
  } catch {
    return null;
  }
}

async function* bytesOf(lines: AsyncIterable<string>, format: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (format === 'csv') yield encoder.encode(byteOrderMark);
  for await (const line of lines) yield encoder.encode(`${line}${format === 'csv' ? '\r\n' : '\n'}`);
}
