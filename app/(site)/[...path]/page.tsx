import { permanentRedirect } from 'next/navigation';
import { missingMetadata, missingPage } from '#app/_shell/reader/missing-page.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { services } from '#usecases/services.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): ReaderMetadata {
  return missingMetadata();
}

/** Handles unknown URLs: redirects if the URL has a redirect, otherwise renders our 404 page. */
export default async function AnyOtherPage({ params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  const target = await followRedirect(services(), `/${path.join('/')}`);
  if (target) permanentRedirect(target);
  return missingPage();
}
