import { coastScenes } from './coast-scenes.ts';
import { eveningScenes } from './evening-scenes.ts';
import { faceSize, faces } from './faces.ts';
import { fieldScenes } from './field-scenes.ts';
import { landScenes } from './land-scenes.ts';
import { portraitScenes } from './portrait-scenes.ts';
import { roomScenes } from './room-scenes.ts';
import { height, width } from './scenery.ts';
import { streetScenes } from './street-scenes.ts';

const wide = {
  ...coastScenes,
  ...landScenes,
  ...roomScenes,
  ...eveningScenes,
  ...streetScenes,
  ...fieldScenes,
};

/** The names of all pictures in the demonstration stories. */
export const illustrationKeys: string[] = [
  ...Object.keys(wide),
  ...Object.keys(portraitScenes),
  ...Object.keys(faces),
];

/**
 * One picture as a whole SVG document: 1600 × 1067, 1067 × 1600 for the tall ones, square for faces. Throws
 * on an unknown key.
 */
export function illustrationSvg(key: string): string {
  const [tall, square] = [portraitScenes[key], faces[key]];
  const scene = tall ?? square ?? wide[key];
  if (!scene) throw new Error(`There is no illustration "${key}"`);
  if (square) return framed(faceSize, faceSize, scene());
  return tall ? framed(height, width, scene()) : framed(width, height, scene());
}

function framed(w: number, h: number, scene: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${scene}${paper(w, h)}</svg>`;
}

// One small repeated tile of noise looks like print and costs a fraction of a filter on the whole picture.
function paper(w: number, h: number): string {
  return `<filter id="noise" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="2" seed="7" stitchTiles="stitch"/><feColorMatrix values="0 0 0 0 0.2  0 0 0 0 0.15  0 0 0 0 0.1  0 0 0 1.1 -0.42"/></filter><pattern id="paper" width="256" height="256" patternUnits="userSpaceOnUse"><rect width="256" height="256" filter="url(#noise)"/></pattern><rect width="${w}" height="${h}" fill="url(#paper)" opacity="0.22"/>`;
}
