import { readForm } from '#app/_shell/actions/read-form.ts';
import { outsideContext } from '#app/_shell/session/outside-context.ts';
import { outsideVisitCookie } from '#app/_shell/session/outside-visit.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { linkLandingUrl, outsideRoot, outsideStoryUrl, parseOutsideSegment } from '#core/urls.ts';
import { openOutsideLink } from '#usecases/outside/open-link.ts';

/**
 * Opens a link after the button was pressed. A failure redirects to the landing page, which shows the same
 * message for all failures.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ link: string }> },
): Promise<Response> {
  const named = parseOutsideSegment((await params).link);
  if (named === null || named.secret === null) return seeOther(`${outsideRoot}/-`);
  const { linkId, secret } = named;
  try {
    const visitSecret = await visitSecretOf(request);
    const { endsAt } = await openOutsideLink(await outsideContext(), { linkId, secret, visitSecret });
    return seeOther(outsideStoryUrl(linkId), {
      'set-cookie': outsideVisitCookie(linkId, visitSecret, endsAt),
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return seeOther(linkLandingUrl(linkId, secret));
  }
}

async function visitSecretOf(request: Request): Promise<string> {
  try {
    return String((await readForm(request)).get('visit') ?? '');
  } catch {
    return '';
  }
}

function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
}
