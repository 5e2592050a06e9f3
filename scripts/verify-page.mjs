import {createHash} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {root} from './step.mjs';

const folder = `${root}packages/evidence`;

/** What a policy allows by: nothing but exactly this text runs, or styles. */
const hashOf = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Makes the page that goes with an evidence pack: one file that needs no network, and is allowed none by its own
 * policy.
 */
export async function makeVerifyPage() {
  const page = await readFile(`${folder}/static/verify.html`, 'utf8');
  const style = await readFile(`${folder}/static/verify.css`, 'utf8');
  const code = await readFile(`${folder}/dist/verify-page.js`, 'utf8');
  // An end tag inside of a string would end the script; its map stays behind.
  const script = code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n').replaceAll('</script', '<\\/script');
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  const parts = {policy, style, script};
  const html = page.replace(/\{(policy|style|script)\}/g, (_, name) => parts[name]);
  await writeFile(`${folder}/dist/verify.html`, html);
  return true;
}
