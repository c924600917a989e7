import type { VersionLead } from '../articles/version-content.ts';
import type { Body } from '../document/body.ts';

type Photo = { readonly mediaId: string; readonly credit: string };
type Node = {
  readonly type?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Node[];
};

/**
 * The distinct photos of a version with their credits, lead first; a repeated photo keeps its first credit.
 */
export function photosOf({ lead, body }: { lead: VersionLead | null; body: Body }): Photo[] {
  const photos = new Map<string, string>();
  const take = (mediaId: string, credit: string) => {
    if (photos.get(mediaId) === undefined || photos.get(mediaId) === '') photos.set(mediaId, credit);
  };
  if (lead !== null) take(lead.mediaId, lead.credit);
  const visit = (node: Node): void => {
    if (node.type === 'figure') take(String(node.attrs?.mediaId ?? ''), String(node.attrs?.credit ?? ''));
    for (const child of node.content ?? []) visit(child);
  };
  visit(body as Node);
  return [...photos].map(([mediaId, credit]) => ({ mediaId, credit }));
}
