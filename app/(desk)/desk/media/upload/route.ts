import { jsonResponse } from '#app/_shell/api/json-response.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';

/** Receives a picture as the request body. Its name and captions come in the query. */
export async function POST(request: Request): Promise<Response> {
  const { body } = request;
  const query = new URL(request.url).searchParams;
  return jsonResponse(request, async (ctx) => {
    if (body === null) throw new DomainError('media.empty');
    return uploadMedia(ctx, {
      file: body as unknown as AsyncIterable<Uint8Array>,
      filename: query.get('filename') ?? '',
      declaredType: request.headers.get('content-type') ?? '',
      caption: query.get('caption') ?? '',
      credit: query.get('credit') ?? '',
      alt: query.get('alt') ?? '',
      inLibrary: query.get('inLibrary') === 'true',
    });
  });
}
