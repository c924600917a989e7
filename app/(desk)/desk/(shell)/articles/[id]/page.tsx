import { articleScreen } from '#app/_shell/desk/article-screen.tsx';

export default async function ArticlePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return articleScreen(id);
}
