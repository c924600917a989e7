import { currentSession } from '#app/_shell/session/session.ts';
import { isLocale } from '#core/i18n/locales.ts';
import { packedDictionary } from '#platform/text/dictionary.ts';

const weekSeconds = 7 * 24 * 60 * 60;

/** A spelling dictionary for writers, loaded once the spelling check is switched on. */
export async function GET(_request: Request, { params }: { params: Promise<{ language: string }> }) {
  const { language } = await params;
  if ((await currentSession()) === null) return new Response(null, { status: 401 });
  if (!isLocale(language)) return new Response(null, { status: 404 });
  const packed = await packedDictionary(language);
  return new Response(new Uint8Array(packed), {
    headers: {
      // A gzipped file and not a compressed response, so that proxies do not change it.
      'content-type': 'application/gzip',
      'cache-control': `private, max-age=${weekSeconds}`,
      vary: 'cookie',
    },
  });
}
