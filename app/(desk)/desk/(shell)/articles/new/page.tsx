import { articleScreen } from '#app/_shell/desk/article-screen.tsx';

export default function NewArticlePage() {
  return articleScreen(null);
}
