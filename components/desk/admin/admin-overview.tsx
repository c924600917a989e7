import { DeskLink } from '../shell/desk-link.tsx';

/** The overview of the administration, with one sentence per page. */
export function AdminOverview({
  title,
  pages,
}: {
  title: string;
  pages: readonly { readonly href: string; readonly name: string; readonly about: string }[];
}) {
  return (
    <div>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <ul className="rows">
        {pages.map(({ href, name, about }) => (
          <li key={href} className="rows-item">
            <div>
              <DeskLink href={href} className="admin-page-name">
                {name}
              </DeskLink>
              <p className="muted">{about}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
