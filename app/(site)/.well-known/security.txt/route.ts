import { securityTxt } from '#core/seo/security-txt.ts';
import { services } from '#usecases/services.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const { site, now } = services();
  return new Response(securityTxt(site, now()), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
