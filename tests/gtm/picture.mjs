// Draws a container as the three steps of Flocktory's documentation. `node picture.mjs` writes docs/gtm.svg and docs/gtm.ru.svg.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { container } from './program.mjs';

const OPTIONS = { source: 'ga4', site_id: 1839, spot: 'desktop' };

const WORDS = {
  en: {
    steps: ['1  Variables', '2  Triggers', '3  Tags'],
    v: 'Data Layer Variable',
    c: 'Constant',
    builtIn: 'Built-in variable',
    CUSTOM_EVENT: 'Custom Event',
    PAGEVIEW: 'Page View',
    html: 'Custom HTML',
    version: 'version',
    event: 'event',
    every: 'all pages',
    fires: 'fires on',
    reads: 'reads',
  },
  ru: {
    steps: ['1  Переменные', '2  Триггеры', '3  Теги'],
    v: 'Переменная уровня данных',
    c: 'Константа',
    builtIn: 'Встроенная переменная',
    CUSTOM_EVENT: 'Пользовательское событие',
    PAGEVIEW: 'Просмотр страницы',
    html: 'Пользовательский HTML',
    version: 'версия',
    event: 'событие',
    every: 'все страницы',
    fires: 'срабатывает по',
    reads: 'читает',
  },
};

const WIDTH = 300, GAP = 30, TOP = 60, LINE = 20, PAD = 14;

/** The boxes of each step: a title, what it is, and its details. */
function boxes(file, words) {
  const { tag, trigger, variable, builtInVariable } = file.containerVersion;
  const parameter = (entity, key) => entity.parameter.find((one) => one.key === key)?.value;
  const names = (html) => [...new Set([...html.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name]) => name))];
  return [
    [
      ...variable.map((one) => [
        one.name,
        words[one.type],
        one.type === 'v' ? `${parameter(one, 'name')}, ${words.version} ${parameter(one, 'dataLayerVersion')}` : parameter(one, 'value'),
      ]),
      ...builtInVariable.map(({ name }) => [name, words.builtIn]),
    ],
    trigger.map((one) => [
      one.name,
      words[one.type],
      one.customEventFilter ? `${words.event} = ${one.customEventFilter[0].parameter[1].value}` : words.every,
    ]),
    tag.map((one) => [
      one.name,
      words[one.type],
      `${words.fires}:`,
      ...one.firingTriggerId.map((id) => `  ${trigger.find(({ triggerId }) => triggerId === id).name}`),
      ...[names(parameter(one, 'html'))].filter((list) => list.length > 0).flatMap((list) => [`${words.reads}:`, ...list.map((name) => `  {{${name}}}`)]),
    ]),
  ];
}

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export function picture(lang) {
  const words = WORDS[lang];
  const shapes = [];
  let bottom = 0;
  boxes(container({ ...OPTIONS, lang }), words).forEach((column, index) => {
    const x = GAP + index * (WIDTH + GAP);
    let y = TOP;
    shapes.push(`<text class="step" x="${x}" y="${TOP - 20}">${words.steps[index]}</text>`);
    for (const [title, kind, ...details] of column) {
      const height = PAD * 2 + LINE * (1.5 + details.length);
      shapes.push(`<rect x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="8"/>`);
      shapes.push(`<text class="title" x="${x + PAD}" y="${y + PAD + 10}">${escape(title)}</text>`);
      shapes.push(`<text class="kind" x="${x + PAD}" y="${y + PAD + 10 + LINE}">${escape(kind)}</text>`);
      details.forEach((detail, line) => {
        const indent = detail.startsWith('  ') ? PAD : 0;
        shapes.push(`<text class="detail" x="${x + PAD + indent}" y="${y + PAD + 10 + LINE * (line + 2)}">${escape(detail.trim())}</text>`);
      });
      y += height + 12;
    }
    bottom = Math.max(bottom, y);
  });
  const width = GAP + 3 * (WIDTH + GAP);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 8}" width="${width}" height="${bottom + 8}">
<style>
  svg { background: #fff; }
  text { font: 13px system-ui, sans-serif; fill: #202124; }
  .step { font-size: 17px; font-weight: 600; fill: #1a56c4; }
  .title { font-weight: 600; }
  .kind { fill: #5f6368; }
  .detail { font: 12px ui-monospace, monospace; }
  rect { fill: #f6f8fc; stroke: #c4cede; }
</style>
${shapes.join('\n')}
</svg>
`;
}

export const FILES = { en: new URL('../../docs/gtm.svg', import.meta.url), ru: new URL('../../docs/gtm.ru.svg', import.meta.url) };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [lang, file] of Object.entries(FILES)) writeFileSync(file, picture(lang));
}
