import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { NotFoundView } from '#components/site/not-found-view.tsx';
import { siteText } from '#components/site/site-text.ts';
import { answerWithStatus } from '#platform/page-cache/page-status.ts';
import { services } from '#usecases/services.ts';

/** The whole page, with status 404, of an address where nothing is. */
export function missingPage(): ReactNode {
  // Next's own answer is put together by a script in the browser, and readers' pages have none.
  if (!answerWithStatus(404)) notFound();
  return <NotFoundView locale={services().site.locale} />;
}

/** What its head says. */
export function missingMetadata(): Metadata {
  return { title: siteText(services().site.locale)('notFound'), robots: { index: false } };
}
