import {spawnSync} from 'node:child_process';
import {aptInstall} from './apt.mjs';

const isThere = () => !spawnSync('soffice', ['--version']).error;

/** Finds LibreOffice Calc, or installs it where this is root on Debian; resolves to whether it is there. */
export async function ensureLibreOffice() {
  return isThere() || ((await aptInstall('libreoffice-calc')) && isThere());
}
