import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** Built browser files that `serve` hands out; null for what is not built. */
export interface Assets {
  /** The console: index.html, console.js, console.css. */
  readonly console: string | null;
  /** The SDK: akkoord.js and the files that it loads. */
  readonly sdk: string | null;
  /** The page that goes with an evidence pack: verify.html. */
  readonly evidence: string | null;
}

/** Beside the published command first, then in the workspace that this file is part of. */
const PLACES = {
  console: ['../dist/assets/console/', '../../console/dist/'],
  sdk: ['../dist/assets/akkoord/', '../../akkoord/dist/'],
  evidence: ['../dist/assets/evidence/', '../../evidence/dist/'],
};

/** Where the built browser files of this version are. */
export function findAssets(): Assets {
  return {
    console: placeOf(PLACES.console, 'console.js'),
    sdk: placeOf(PLACES.sdk, 'akkoord.js'),
    evidence: placeOf(PLACES.evidence, 'verify.html'),
  };
}

function placeOf(places: readonly string[], file: string): string | null {
  const folders = places.map(place => fileURLToPath(new URL(place, import.meta.url)));
  return folders.find(folder => existsSync(`${folder}${file}`)) ?? null;
}
