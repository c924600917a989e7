import sharp from 'sharp';
import { renditionKey } from '#core/media/renditions.ts';
import { findMediaBySha256, insertMedia } from '#db/queries/media/media.ts';
import { illustrationSvg } from '#db/seed/demo/illustrations/draw-illustration.ts';
import { encodePicture } from '#platform/pictures/encode-picture.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Services } from '../../context.ts';
import type { DemoNewsroom, DemoStory } from './demo-files.ts';

/** Pictures drawn in parallel; each keeps one core busy. */
const atATime = 2;

/**
 * Draws the illustrations of stories, tags and people and adds them to the library with their renditions. A
 * picture gets its texts from the first story with it. `report` gets a line at each tenth of the pictures.
 */
export async function addDemoPictures(
  services: Services,
  input: { newsroom: DemoNewsroom; stories: readonly DemoStory[]; report: (line: string) => void },
): Promise<Map<string, string>> {
  const { newsroom, stories, report } = input;
  const leads = new Map<string, { caption: string; credit: string; alt: string }>();
  for (const { lead } of stories) {
    if (lead && !leads.has(lead.illustration)) leads.set(lead.illustration, lead);
  }
  const inBodies = stories.flatMap((story) =>
    [...story.bodyHtml.matchAll(/data-media="([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  const onPages = [...newsroom.tags, ...newsroom.people.map(({ profile }) => profile)].flatMap(
    (page) => page?.picture ?? [],
  );
  const inEntries = stories.flatMap(({ live }) =>
    (live?.entries ?? []).flatMap(({ photo }) => photo?.illustration ?? []),
  );
  const waiting = [...new Set([...leads.keys(), ...inBodies, ...onPages, ...inEntries])];
  const total = waiting.length;
  const tenth = Math.ceil(total / 10);
  const ids = new Map<string, string>();
  async function draw(): Promise<void> {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      ids.set(key, await addPicture(services, key, leads.get(key)));
      if (ids.size % tenth === 0) report(`  drawing pictures: ${ids.size} of ${total}`);
    }
  }
  await Promise.all(Array.from({ length: atATime }, draw));
  return ids;
}

/**
 * If an earlier start was interrupted, some pictures are in the library already, and equal bytes must not be
 * inserted twice. Such a picture keeps its id, and its files are written again, because the storage may
 * differ.
 */
async function addPicture(
  { db, storage, newId, now }: Services,
  key: string,
  words = { caption: '', credit: 'Tòa Soạn', alt: '' },
): Promise<string> {
  const drawing = await sharp(Buffer.from(illustrationSvg(key)))
    .jpeg({ quality: 92 })
    .toBuffer();
  const sum = sha256(drawing);
  const known = await findMediaBySha256(db, sum);
  const id = known?.id ?? newId();
  const picture = await encodePicture(drawing, ({ bytes, ...rendition }) =>
    storage.put(renditionKey({ mediaId: id, ...rendition }), bytes),
  );
  if (known !== null) return id;
  await insertMedia(db, {
    id,
    sha256: sum,
    mimeType: 'image/jpeg',
    bytes: drawing.byteLength,
    width: picture.width,
    height: picture.height,
    renditionWidths: [...picture.widths],
    blurColor: picture.blurColor,
    ...words,
    uploadedBy: null,
    placedAt: now(),
    createdAt: now(),
  });
  // Of two servers that start concurrently the other may have inserted it first.
  return (await findMediaBySha256(db, sum))?.id ?? id;
}
