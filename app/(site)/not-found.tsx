import { pageStyle } from '#app/_shell/page-style.ts';
import { NotFoundView } from '#components/site/not-found-view.tsx';
import { services } from '#usecases/services.ts';
import { readNewest } from '#usecases/site/read-newest.ts';

export default async function NotFound() {
  return <NotFoundView newest={await readNewest(services())} style={pageStyle()} />;
}
