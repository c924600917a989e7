import '#components/site/base.css';
import '#components/site/stories.css';
import '#components/site/article.css';
import '#components/site/print.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { pageStyle } from '#app/_shell/reader/page-style.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { ArticleView } from '#components/site/article-view.tsx';
import { bodyLabels } from '#components/site/body-labels.ts';
import { storyText } from '#components/site/story-text.ts';
import { previewArticle } from '#usecases/articles/preview-article.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';

type Props = { params: Promise<{ id: string }> };

/** A preview of the working copy as a reader page, for people who may read the article. */
export default async function PreviewPage({ params }: Props) {
  const ctx = await deskContext();
  const { id: articleId } = await params;
  const page = await refusedOr(() => previewArticle(ctx, { articleId }));
  const labels = bodyLabels(page.article.locale, await readHouseForms(ctx));
  const desk = translator(await deskLocale(), 'desk');
  return (
    <main id="noi-dung" lang={page.article.locale}>
      <p className="preview-note">{desk('article.previewNote', { number: page.version })}</p>
      <ArticleView page={page} text={storyText(page, labels)} style={pageStyle()} />
    </main>
  );
}
