import { articleScreen } from '#app/_shell/article-screen.tsx';

export default function NewArticlePage() {
  return articleScreen(null);
}
