import { ICON_PATHS, type IconName } from './toolbar-icon-paths.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The icon as plain DOM, for what stands in the editor outside of React. */
export function iconElement(name: IconName): SVGElement {
  const icon = document.createElementNS(svgNamespace, 'svg');
  for (const [attribute, value] of Object.entries({ width: '20', height: '20', viewBox: '0 0 24 24' })) {
    icon.setAttribute(attribute, value);
  }
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round' };
  for (const [attribute, value] of Object.entries({ d: ICON_PATHS[name], ...stroke })) {
    path.setAttribute(attribute, value);
  }
  icon.append(path);
  return icon;
}
