import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { ReaderMain } from '#app/_shell/reader/reader-main.tsx';
import type { ReaderMetadata } from '#app/_shell/reader/reader-metadata.ts';
import { SavedView } from '#components/site/saved-view.tsx';
import { siteText } from '#components/site/site-text.ts';
import { savedUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): ReaderMetadata {
  const t = siteText(services().site.locale);
  return {
    title: t('saved.title'),
    description: t('saved.intro'),
    alternates: { canonical: savedUrl },
    // The list is different for each reader.
    robots: { index: false },
  };
}

export default function SavedPage() {
  return (
    <ReaderMain>
      <SavedView style={pageStyle()} />
      <script type="module" src="/js/saved.js" fetchPriority="low" data-keep="" />
    </ReaderMain>
  );
}
