import {chooseLanguage, type LanguageCode} from './language.ts';

const KEY = 'akkoord-console-language';

/** Where the reader's language is read and kept; storage that is blocked costs only the memory of it. */
export interface LanguageMemory {
  read(): LanguageCode;
  keep(code: LanguageCode): void;
}

/** The language kept in this browser, else the first that the browser prefers and the console speaks. */
export const rememberedLanguage: LanguageMemory = {
  read: () => chooseLanguage([stored(), ...navigator.languages]),
  keep: code => {
    try {
      localStorage.setItem(KEY, code);
    } catch {
      // Blocked or full: the choice then holds for this page.
    }
  },
};

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
