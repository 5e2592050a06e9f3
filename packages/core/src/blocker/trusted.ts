interface TrustedPolicy {
  createHTML(text: string): string;
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

let policy: TrustedPolicy | undefined;

/**
 * The one Trusted Types policy of the SDK, named `akkoord`. It passes on what the page itself had
 * written before we held it, and nothing else. Where the page's policy list does not name it, values stay
 * strings, and the browser refuses them: closed, not open.
 */
function akkoordPolicy(): TrustedPolicy {
  if (policy) return policy;
  const identity: TrustedPolicy = {
    createHTML: text => text,
    createScript: text => text,
    createScriptURL: url => url,
  };
  const factory = (
    globalThis as {trustedTypes?: {createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy}}
  ).trustedTypes;
  try {
    policy = factory?.createPolicy('akkoord', identity) ?? identity;
  } catch {
    policy = identity;
  }
  return policy;
}

/** Gives the policy, and makes it where it is not there yet. */
export type Trusted = () => TrustedPolicy;

/** The policy that this copy of the module uses. */
export let trusted: Trusted = akkoordPolicy;

/** Lets this copy of the module use the policy of another one: a file that is loaded later has a copy of its own. */
export function shareTrusted(other: Trusted): void {
  trusted = other;
}

/** `url` as a TrustedScriptURL where the browser has them; typed as the string it stands for. */
export const trustedScriptUrl = (url: string): string => trusted().createScriptURL(url);

/** `html` as TrustedHTML where the browser has it. */
export const trustedHtml = (html: string): string => trusted().createHTML(html);

/** `code` as a TrustedScript where the browser has them; typed as the string it stands for. */
export const trustedScript = (code: string): string => trusted().createScript(code);
