import { openApiDocument } from '#app/api/v1/_operations/openapi-document.ts';
import { services } from '#usecases/services.ts';

export const dynamic = 'force-dynamic';

/** The OpenAPI document. */
export function GET(): Response {
  return Response.json(openApiDocument(services().site.url), {
    headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
  });
}
