import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { siteText } from '#components/site/site-text.ts';
import { services } from '#usecases/services.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return { title: siteText(services().site.locale)('notFound'), robots: { index: false } };
}

/** Every address that is none of ours: perhaps it was once, otherwise it gets our own page of 404. */
export default async function AnyOtherPage({ params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  const target = await followRedirect(services(), `/${path.join('/')}`);
  if (target) permanentRedirect(target);
  notFound();
}
