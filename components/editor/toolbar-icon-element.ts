const svgNamespace = 'http://www.w3.org/2000/svg';

/** An icon with this SVG path in plain DOM, for parts of the editor outside React. */
export function iconElement(shape: string): SVGElement {
  const icon = document.createElementNS(svgNamespace, 'svg');
  for (const [attribute, value] of Object.entries({ width: '20', height: '20', viewBox: '0 0 24 24' })) {
    icon.setAttribute(attribute, value);
  }
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round' };
  for (const [attribute, value] of Object.entries({ d: shape, ...stroke })) {
    path.setAttribute(attribute, value);
  }
  icon.append(path);
  return icon;
}
