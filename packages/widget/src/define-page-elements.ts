import {AkkoordDeclaration} from './declaration/declaration.ts';
import {AkkoordEmbed} from './embed/embed.ts';
import {AkkoordLastModified} from './last-modified/last-modified.ts';
import {AkkoordReceipt} from './receipt/receipt.ts';
import {register} from './register.ts';

/** The rest of `defineWidget` but for the link: what stands in a page. They draw themselves once there is a context. */
export function definePageElements(): void {
  register('akkoord-embed', AkkoordEmbed);
  register('akkoord-declaration', AkkoordDeclaration);
  register('akkoord-last-modified', AkkoordLastModified);
  register('akkoord-receipt', AkkoordReceipt);
}
