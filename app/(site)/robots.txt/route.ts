import { robots } from '#core/seo/robots.ts';
import { services } from '#usecases/services.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(robots(services().site.url), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
