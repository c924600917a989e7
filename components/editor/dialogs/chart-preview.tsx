import type { ChartData } from '#core/document/charts/chart-data.ts';
import type { ChartKind } from '#core/document/charts/chart-kind.ts';
import { chartLegend, drawChart } from '#core/document/charts/draw-chart.ts';
import type { Svg } from '#core/document/charts/svg.ts';
import type { Locale } from '#core/i18n/locales.ts';

/** The chart as readers will see it, drawn by the same code. */
export function ChartPreview(props: { data: ChartData; kind: ChartKind; title: string; locale: Locale }) {
  const { data, kind, title, locale } = props;
  const legend = chartLegend(data, kind, locale);
  return (
    <div className="editor-chart-preview">
      {legend.length > 0 && (
        <ul>
          {legend.map(({ text, sample }) => (
            <li key={text}>
              <Drawing of={sample} /> {text}
            </li>
          ))}
        </ul>
      )}
      <Drawing of={drawChart(data, { kind, locale, label: title })} />
    </div>
  );
}

function Drawing({ of }: { of: Svg }) {
  return <span ref={(place) => place?.replaceChildren(svgNode(of))} />;
}

/** A drawing as DOM nodes, because Trusted Types forbid HTML strings on the desk. */
function svgNode({ tag, attrs, children }: Svg): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, String(value));
  made.append(...children.map((child) => (typeof child === 'string' ? child : svgNode(child))));
  return made;
}
