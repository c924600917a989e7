import { siteDescription } from '#components/site/site-description.ts';
import { siteName } from '#components/site/site-name.ts';
import { siteText } from '#components/site/site-text.ts';
import { llmsTxt } from '#core/seo/llms-txt.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { sectionUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readFrame } from '#usecases/site/read-frame.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { site, sections, settings } = await readFrame(services());
  const t = siteText(site.locale);
  const text = llmsTxt({
    url: site.url,
    name: siteName(settings, site.locale),
    description: siteDescription(settings, site.locale),
    settings,
    words: {
      sections: t('sections'),
      feeds: t('llms.feeds'),
      more: t('llms.more'),
      corrections: t('corrections'),
      training: t(settings.aiTraining ? 'llms.trainingYes' : 'llms.trainingNo'),
      answers: t(settings.aiAnswers ? 'llms.answersYes' : 'llms.answersNo'),
    },
    sections: sections
      .flatMap((section) => [section, ...section.children])
      .map((section) => ({
        name: sectionName(section, site.locale),
        path: sectionUrl(section.slug),
        description: section.description,
      })),
  });
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
