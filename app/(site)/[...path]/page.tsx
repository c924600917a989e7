import { permanentRedirect } from 'next/navigation';
import { missingMetadata, missingPage } from '#app/_shell/reader/missing-page.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { services } from '#usecases/services.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): ReaderMetadata {
  return missingMetadata();
}

/** Every address that is none of ours: perhaps it was once, otherwise it gets our own page of 404. */
export default async function AnyOtherPage({ params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  const target = await followRedirect(services(), `/${path.join('/')}`);
  if (target) permanentRedirect(target);
  return missingPage();
}
