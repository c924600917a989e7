import '#components/site/base.css';
import '#components/site/stories.css';
import '#components/site/article.css';
import { notFound } from 'next/navigation';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { EveryBlock } from '#components/desk/blocks/every-block.tsx';
import { DeskMessages } from '#components/desk/messages/desk-messages.tsx';
import { bodyLabels } from '#components/site/body-labels.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { bodyText } from '#core/document/body-text.ts';
import { exampleBlocks } from '#core/document/example-blocks.ts';
import { deskMessageFiles } from '#platform/text/desk-message-files.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { listMedia } from '#usecases/media/list-media.ts';
import { findStories } from '#usecases/stories/find-stories.ts';

/** Every block in each of its forms. Only in development: a build has no pages named `page.dev.tsx`. */
export default async function BlocksPage() {
  const ctx = await deskContext();
  const locale = await deskLocale();
  const labels = bodyLabels(locale, await readHouseForms(ctx));
  const [photo] = (await listMedia(ctx, { usable: true })).items;
  const [story] = await findStories(ctx, {});
  if (!photo || !story) notFound();
  const options = { labels, media: new Map([[photo.id, photo]]), stories: new Map([[story.id, story]]) };
  const blocks = exampleBlocks({ mediaId: photo.id, articleId: story.id }).map((block) => {
    const body: Body = { type: 'doc', schema: bodySchemaNumber, content: [block] };
    return {
      block,
      page: bodyHtml(body, { ...options, mode: 'page' }),
      feed: bodyHtml(body, { ...options, mode: 'feed', siteUrl: ctx.site.url }),
      text: bodyText(body),
    };
  });
  return (
    <DeskMessages
      locale={locale}
      file={deskMessageFiles[locale].url}
      lost="The messages are missing."
      timeZone={ctx.site.timeZone}
    >
      <main>
        <h1>Every block</h1>
        <EveryBlock blocks={blocks} media={[photo]} stories={[story]} />
      </main>
    </DeskMessages>
  );
}
