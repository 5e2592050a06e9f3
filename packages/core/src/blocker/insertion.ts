import {type Found, NONE, sweep, withSelf} from './candidates.ts';
import type {ElementHold} from './elements.ts';
import type {Patches, Realm} from './patches.ts';

type Inserting = (this: Node, ...args: unknown[]) => unknown;

/** Where nodes enter a tree: methods by owner. */
const INSERTING: Readonly<Record<string, string>> = {
  Node: 'appendChild insertBefore replaceChild',
  Element:
    'append prepend before after replaceWith replaceChildren insertAdjacentElement insertAdjacentText moveBefore',
  Document: 'append prepend replaceChildren importNode adoptNode moveBefore',
  DocumentFragment: 'append prepend replaceChildren moveBefore',
  CharacterData: 'before after replaceWith',
  DocumentType: 'before after replaceWith',
  Range: 'insertNode surroundContents',
};

/** What insertion patches work with. */
export interface InsertionOptions {
  readonly elements: ElementHold;
  readonly cleanCss: (value: unknown) => unknown;
  /** Called with each node that has entered the document. */
  readonly inserted: (root: Node) => void;
}

/**
 * Sweeps nodes before they enter a document. Setters see most addresses; this one is for nodes that an
 * inert parser made (templates, DOMParser, clones), which begin to load when they are adopted.
 */
export function patchInsertion(
  realm: Realm,
  patches: Patches,
  {elements, cleanCss, inserted}: InsertionOptions,
): void {
  const {document} = realm;
  const constructors = realm as unknown as Record<string, {prototype: object} | undefined>;
  /** Holds in `node` what must not enter, and gives the frames that need their natives patched once they have. */
  const before = (node: Node, parent: Node): Found => {
    // An inert parser has made it, and no setter of this document has seen its addresses.
    if (node.ownerDocument !== document) {
      sweep(node, elements);
      return withSelf(node, 'iframe');
    }
    // What stands alone, as most of what is inserted does, is told by its name.
    if (!node.firstChild && !STARTS.has((node as Element).localName)) return NONE;
    // Built apart from the document: looked at once, when it enters.
    if (parent.isConnected === false) return NONE;
    const found = withSelf(node, STARTING);
    for (const element of found) elements.hold(element);
    return found;
  };
  const insert = (native: Inserting): Inserting =>
    function (...args) {
      const isStyle = (this as Element).localName === 'style';
      let entering: Found = NONE;
      for (const node of args) {
        if (!isNode(node)) continue;
        if (isStyle) node.textContent = cleanCss(node.textContent) as string;
        const found = before(node, this);
        if (found.length > 0) entering = entering.length > 0 ? [...entering, ...found] : found;
      }
      const result = native.apply(this, isStyle ? args.map(cleanCss) : args);
      for (const element of entering) if (element.localName === 'iframe') inserted(element);
      return result;
    };
  for (const [owner, names] of Object.entries(INSERTING))
    for (const name of names.split(' ')) patches.method(constructors[owner]?.prototype, name, insert);
}

/** Elements that begin to load, or run, at the moment in which they enter the document. */
const STARTING = 'script,iframe,frame,object,embed,link';
const STARTS: ReadonlySet<string> = new Set(STARTING.split(','));

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && typeof (value as Node | null)?.nodeType === 'number';
