import {readFileSync, writeFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {create, ts} from '@custom-elements-manifest/analyzer';
import {litPlugin} from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import {filesBelow} from './fingerprint.mjs';
import {root} from './step.mjs';

const WIDGET = `${root}packages/widget/`;

/** Where the manifest and the page that is made from it stand. */
export const manifestFile = `${WIDGET}custom-elements.json`;
export const pageFile = `${root}docs/elements.md`;

/** What the surfaces that `@themed` stands on take from the page; their values are bent, see docs/theming.md. */
const THEME = [
  [
    '--akkoord-accent',
    '#1d4f91',
    'words and borders of buttons, links, the mark of focus; `#a8c7fa` in dark mode',
  ],
  ['--akkoord-surface', '#ffffff', 'the ground; `#1c1f25` in dark mode'],
  ['--akkoord-font', 'system-ui, sans-serif', 'names of font families'],
  ['--akkoord-radius', '8px', 'corners'],
].map(([name, value, description]) => ({name, description, default: value}));

const tagsOf = (node, name) => ts.getJSDocTags(node).filter(({tagName}) => tagName.getText() === name);

/** Understands `@themed`, and leaves out whatever is nobody's to use. */
const publicOnly = {
  name: 'public-only',
  analyzePhase({ts: {SyntaxKind}, node, moduleDoc}) {
    if (node.kind !== SyntaxKind.ClassDeclaration || tagsOf(node, 'themed').length === 0) return;
    const found = moduleDoc.declarations.find(({name}) => name === node.name.getText());
    if (found) found.cssProperties = THEME;
  },
  packageLinkPhase({customElementsManifest: manifest}) {
    manifest.modules = manifest.modules
      .filter(({declarations}) => declarations?.some(({tagName}) => tagName))
      .map(published);
  },
};

const ofPackage = path => path.replace(/^.*packages\/widget\/src\/(.*)\.ts$/, 'dist/$1.js');

/** A module as npm has it: its compiled file, and of its elements what a page may rely on. */
function published({kind, path, declarations}) {
  const elements = declarations.filter(({tagName}) => tagName);
  return {
    kind,
    path: ofPackage(path),
    declarations: elements.map(({members = [], superclass, ...element}) => ({
      ...element,
      superclass: {
        name: superclass?.package ? superclass.name : 'HTMLElement',
        ...(superclass?.package ? {package: superclass.package} : {}),
      },
      members: members.filter(isPublic).map(({parameters, ...member}) => member),
    })),
    exports: elements.flatMap(({name, tagName}) => [
      {kind: 'js', name, declaration: {name, module: ofPackage(path)}},
      {kind: 'custom-element-definition', name: tagName, declaration: {name, module: ofPackage(path)}},
    ]),
  };
}

/** Called by the browser or by the class that draws, and by nobody else. */
const LIFE = new Set(['connectedCallback', 'disconnectedCallback', 'render', 'updated']);

/** What an element has from the class that draws it is for its own parts. */
const isPublic = ({name, privacy, static: isStatic, inheritedFrom}) =>
  !name.startsWith('#') && privacy !== 'private' && !isStatic && !inheritedFrom && !LIFE.has(name);

/** The custom-elements manifest (schema 1) of the widget's elements, from their sources. */
export function makeManifest() {
  const modules = filesBelow(`${WIDGET}src`, path => /\.ts$/.test(path) && !/\.test\.ts$/.test(path))
    .sort()
    .map(file =>
      ts.createSourceFile(
        file.replaceAll('\\', '/'),
        readFileSync(file, 'utf8'),
        ts.ScriptTarget.ES2022,
        true,
      ),
    );
  const made = create({modules, plugins: [...litPlugin(), publicOnly], context: {dev: false}});
  return {schemaVersion: made.schemaVersion, readme: 'README.md', modules: made.modules};
}

const cell = text => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

const table = (title, head, rows) =>
  rows.length === 0
    ? []
    : [
        `### ${title}`,
        '',
        `| ${head.join(' | ')} |`,
        `| ${head.map(() => '---').join(' | ')} |`,
        ...rows.map(row => `| ${row.map(cell).join(' | ')} |`),
        '',
      ];

const code = text => (text ? `\`${text}\`` : '');

/** The part of the page that is about one element. */
function section({
  tagName,
  name,
  description,
  attributes = [],
  members,
  slots = [],
  cssParts = [],
  cssProperties = [],
}) {
  const fields = members.filter(({kind}) => kind === 'field');
  const described = ({name: attribute, description: own}) =>
    own ?? fields.find(field => field.attribute === attribute)?.description;
  return [
    `## \`<${tagName}>\``,
    '',
    description,
    '',
    `Class \`${name}\`.`,
    '',
    ...table(
      'Attributes and properties',
      ['attribute', 'property', 'type', 'what it is'],
      attributes.map(one => {
        const field = fields.find(({attribute}) => attribute === one.name);
        return [code(one.name), code(field?.name), code(field?.type?.text), described(one)];
      }),
    ),
    ...table(
      'Methods',
      ['method', 'gives', 'what it does'],
      members
        .filter(({kind}) => kind === 'method')
        .map(method => [code(`${method.name}()`), code(method.return?.type?.text), method.description]),
    ),
    ...table(
      'Slots',
      ['slot', 'what goes in'],
      slots.map(one => [one.name ? code(one.name) : 'the default one', one.description]),
    ),
    ...table(
      'Parts',
      ['part', 'what it is'],
      cssParts.map(one => [code(one.name), one.description]),
    ),
    ...table(
      'Custom properties',
      ['property', 'default', 'what it sets'],
      cssProperties.map(one => [code(one.name), code(one.default), one.description]),
    ),
  ];
}

const INTRO = `# Elements

Made from the sources by \`npm run build\` (scripts/elements.mjs), together with
\`packages/widget/custom-elements.json\`, which editors read. A change here is overwritten.

The script tag registers and places all of them. None fires an event of its own: a decision is announced on the document,
by \`akkoord-decide\`, \`akkoord-decided\`, \`akkoord-withdrawn\` and \`akkoord-leak\`, wherever it was taken. The choice
buttons have no slot, no part and no property: both answers weigh the same on every page
([theming.md](theming.md)).
`;

/** The page docs/elements.md, from the manifest. */
export function makePage({modules}) {
  const elements = modules
    .flatMap(({declarations}) => declarations)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
  return `${[INTRO, ...elements.flatMap(section)].join('\n').trimEnd()}\n`;
}

/** Both files as text. */
export function makeElementFiles() {
  const manifest = makeManifest();
  return {manifest: `${JSON.stringify(manifest, null, 2)}\n`, page: makePage(manifest)};
}

/** Writes both, each only where it differs, so that a build that changes nothing leaves no trace. */
export function writeElements() {
  const {manifest, page} = makeElementFiles();
  for (const [file, text] of [
    [manifestFile, manifest],
    [pageFile, page],
  ]) {
    let known = '';
    try {
      known = readFileSync(file, 'utf8');
    } catch {}
    if (known !== text) writeFileSync(file, text);
  }
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeElements();
