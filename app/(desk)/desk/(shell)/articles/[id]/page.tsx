import { articleScreen } from '#app/_shell/article-screen.tsx';
import { StoryReads } from '#app/_shell/story-reads.tsx';

export default async function ArticlePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <>
      {await articleScreen(id)}
      <StoryReads articleId={id} />
    </>
  );
}
