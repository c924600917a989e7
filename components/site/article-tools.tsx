import type { PublicStory } from '#core/articles/public-story.ts';
import { siteText } from './site-text.ts';

/**
 * The container of tools that need a script: save, share, text size, listen. `public/js/reading.js` fills it
 * before the first paint with what the browser supports. Only this element carries the labels.
 */
export function ArticleTools({ article }: { article: PublicStory }) {
  const t = siteText(article.locale);
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons in one row are no set of form fields.
    <div
      className="tools"
      role="group"
      aria-label={t('tools.label')}
      data-tools={JSON.stringify({
        url: article.url,
        headline: article.headline,
        publishedAt: article.publishedAt.toISOString(),
      })}
      data-words={JSON.stringify({
        save: t('tools.save'),
        saved: t('tools.saved'),
        unsaved: t('tools.unsaved'),
        share: t('share'),
        copy: t('tools.copy'),
        copied: t('copied'),
        uncopied: t('tools.uncopied'),
        smaller: t('tools.smaller'),
        larger: t('tools.larger'),
        size: t('tools.size'),
        listen: t('tools.listen'),
        pause: t('tools.pause'),
        resume: t('tools.resume'),
        stop: t('tools.stop'),
        rate: t('tools.rate'),
        zoom: t('tools.zoom'),
        close: t('tools.close'),
        previous: t('tools.previousPhoto'),
        next: t('tools.nextPhoto'),
        missed: t('tools.missed'),
      })}
    />
  );
}
