import type { Services } from '#usecases/context.ts';
import { endWithNextMoment } from '#usecases/site/end-with-next-moment.ts';
import type { RenderPage } from './render-page.ts';

/**
 * Expires a page at the next moment when readers may see different content, such as a schedule or an
 * embargo.
 */
export function expireAtNextMoment(services: Services, render: RenderPage): RenderPage {
  return async (url) => {
    await endWithNextMoment(services);
    const page = await render(url);
    // Error pages of the framework must not reach readers.
    if (page.status >= 500) throw new Error(`A page failed with ${page.status}.`);
    return page;
  };
}
