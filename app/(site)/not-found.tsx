import { NotFoundView } from '#components/site/not-found-view.tsx';
import { services } from '#usecases/services.ts';

export default function NotFound() {
  return <NotFoundView locale={services().site.locale} />;
}
